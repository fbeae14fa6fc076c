#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

bool found(const std::string& id, const std::string& yaml) { return judge::ids(yaml).contains(id); }

/// A role with one statement.
std::string role(const std::string& actions, const std::string& resources = "'*'") {
    return "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}, Policies: [{PolicyName: p,"
           " PolicyDocument: {Statement: [{Effect: Allow, Action: " +
           actions + ", Resource: " + resources + "}]}}]}}\n";
}

const std::string parameters = "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, a]}\nResources:\n";

/// A task that reads `Mine`, whose execution role may read `resources`.
bool cannot_read(const std::string& resources, const std::string& from = "!Sub '${Mine}:key::'") {
    return found("A2101",
                 parameters + role("'secretsmanager:*'", resources) +
                     "  Mine: {Type: AWS::SecretsManager::Secret}\n"
                     "  Other: {Type: AWS::SecretsManager::Secret}\n"
                     "  Nested: {Type: AWS::CloudFormation::Stack}\n"
                     "  Tie: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties:"
                     " {SecretId: !Ref Mine, TargetId: !Ref P, TargetType: 'AWS::RDS::DBInstance'}}\n"
                     "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ExecutionRoleArn: !GetAtt Role.Arn,"
                     " ContainerDefinitions: [{Name: a, Image: b, Secrets: [{Name: S, ValueFrom: " +
                     from + "}]}]}}\n");
}

/// A schedule that starts a task of Fargate or of instances.
bool cannot_start(const std::string& statement, const std::string& task) {
    return found(
        "A2103",
        parameters + statement +
            "  Own: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}\n"
            "  Other: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}\n"
            "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: a, Image: b}]" +
            task +
            "}}\n"
            "  Schedule: {Type: AWS::Scheduler::Schedule, Properties: {Target: {Arn: !Ref P,"
            " RoleArn: !GetAtt Role.Arn, EcsParameters: {TaskDefinitionArn: !Ref Task}}}}\n");
}

}  // namespace

TEST_CASE("a policy that names other secrets only does not let a role read") {
    CHECK(cannot_read("!Ref Other"));
    CHECK(cannot_read("[!Ref Other, !Ref AWS::NoValue]"));
    CHECK(cannot_read("!Ref Other", "!Sub '${Tie}:host::'"));
    CHECK_FALSE(cannot_read("!Ref Mine"));
    CHECK_FALSE(cannot_read("[!Ref Other, !Ref Mine]"));
    CHECK_FALSE(cannot_read("!Ref Mine", "!Sub '${Tie}:host::'"));
    CHECK_FALSE(cannot_read("!Ref Tie"));
    CHECK_FALSE(cannot_read("!Sub '${Other}*'"));
    CHECK_FALSE(cannot_read("!If [C, !Ref Other, !Ref Mine]"));
    CHECK_FALSE(cannot_read("[!Ref Other, !Ref P]"));
    CHECK_FALSE(cannot_read("!ImportValue x"));
    CHECK(cannot_read("!GetAtt Role.Arn"));
    CHECK_FALSE(cannot_read("!GetAtt Nested.Outputs.Secret"));
}

TEST_CASE("a role that reads a secret must be allowed to use its key") {
    const auto refused = [](const std::string& actions, const std::string& principal, const std::string& key) {
        return found(
            "A2101",
            parameters + role(actions) +
                "  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: [{Effect: Allow,"
                " Action: 'kms:*', Resource: '*', Principal: " +
                principal +
                "}]}}}\n"
                "  Alias: {Type: AWS::KMS::Alias, Properties: {TargetKeyId: !Ref Key}}\n"
                "  Mine: {Type: AWS::SecretsManager::Secret, Properties: {KmsKeyId: " +
                key +
                "}}\n"
                "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ExecutionRoleArn: !GetAtt Role.Arn,"
                " ContainerDefinitions: [{Name: a, Image: b, Secrets: [{Name: S, ValueFrom: !Ref Mine}]}]}}\n");
    };
    const std::string read = "'secretsmanager:GetSecretValue'";
    const std::string account = "{AWS: !Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'}";
    CHECK(refused(read, account, "!GetAtt Key.Arn"));
    CHECK(refused(read, account, "!Ref Alias"));
    CHECK(refused(read, "{AWS: !Ref AWS::AccountId, Service: logs.amazonaws.com}", "!Ref Key"));
    CHECK_FALSE(refused("['secretsmanager:*', 'kms:*']", account, "!Ref Key"));
    CHECK_FALSE(refused(read, "{AWS: [!GetAtt Role.Arn]}", "!Ref Key"));
    CHECK_FALSE(refused(read, "'*'", "!Ref Key"));
    CHECK_FALSE(refused(read, account, "!Ref P"));
}

TEST_CASE("a task reads what its environment names with its own role") {
    const auto refused = [](const std::string& actions, const std::string& value) {
        return found("A2109", parameters + role(actions) +
                                  "  Mine: {Type: AWS::SecretsManager::Secret}\n"
                                  "  Store: {Type: AWS::RDS::DBInstance}\n"
                                  "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {TaskRoleArn: !GetAtt Role.Arn,"
                                  " ContainerDefinitions: [{Name: a, Image: b, Environment: [{Name: S, Value: " +
                                  value + "}]}]}}\n");
    };
    CHECK(refused("'s3:*'", "!Ref Mine"));
    CHECK(refused("'s3:*'", "!GetAtt Store.MasterUserSecret.SecretArn"));
    CHECK_FALSE(refused("'secretsmanager:*'", "!Ref Mine"));
    CHECK_FALSE(refused("'s3:*'", "!GetAtt Store.Endpoint.Address"));
}

TEST_CASE("a task with secrets, or on Fargate with a log, needs an execution role") {
    const auto task = [](const std::string& properties, const std::string& container) {
        return judge::ids("Resources: {Task: {Type: AWS::ECS::TaskDefinition, Properties: {" + properties +
                          "ContainerDefinitions: [{Name: a, Image: b, " + container + "}]}}}\n");
    };
    const std::string secret = "Secrets: [{Name: S, ValueFrom: /a}]";
    const std::string log = "LogConfiguration: {LogDriver: awslogs}";
    CHECK(task("", secret).contains("A2101"));
    CHECK_FALSE(task("ExecutionRoleArn: r, ", secret).contains("A2101"));
    CHECK(task("RequiresCompatibilities: [FARGATE], ", log).contains("A2102"));
    CHECK_FALSE(task("RequiresCompatibilities: [EC2], ", log).contains("A2102"));
}

TEST_CASE("starting a task takes the right to pass on the roles it has") {
    const std::string fargate = ", RequiresCompatibilities: [FARGATE], TaskRoleArn: !GetAtt Own.Arn";
    CHECK(cannot_start(role("'ecs:RunTask'"), fargate));
    CHECK(cannot_start(role("'iam:PassRole'"), fargate));
    CHECK(cannot_start(role("['ecs:RunTask', 'iam:PassRole']", "[!Ref Task, !GetAtt Other.Arn]"), fargate));
    CHECK_FALSE(cannot_start(role("['ecs:RunTask', 'iam:PassRole']", "[!Ref Task, !GetAtt Own.Arn]"), fargate));
    CHECK_FALSE(cannot_start(role("'ecs:RunTask'"), ""));
    CHECK(cannot_start(role("'ecs:RunTask'"), ", TaskRoleArn: !GetAtt Own.Arn"));
}

TEST_CASE("a mapping needs every permission to poll, for its own queue") {
    const auto poll = [](const std::string& actions, const std::string& resources) {
        return found("A2108", parameters + role(actions, resources) +
                                  "  Queue: {Type: AWS::SQS::Queue}\n"
                                  "  Other: {Type: AWS::SQS::Queue}\n"
                                  "  Function: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}\n"
                                  "  Mapping: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName:"
                                  " !Ref Function, EventSourceArn: !GetAtt Queue.Arn}}\n");
    };
    CHECK(poll("'sqs:ReceiveMessage'", "'*'"));
    CHECK(poll("'sqs:*'", "!GetAtt Other.Arn"));
    CHECK(poll("'sqs:Re*'", "!GetAtt Queue.Arn"));
    CHECK_FALSE(poll("['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']", "!GetAtt Queue.Arn"));
}

TEST_CASE("a function sends what became of its calls with its role") {
    const auto send = [](const std::string& actions, const std::string& resources) {
        return found("A2107",
                     parameters + role(actions, resources) +
                         "  Queue: {Type: AWS::SQS::Queue}\n"
                         "  Other: {Type: AWS::SQS::Queue}\n"
                         "  Function: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn}}\n"
                         "  Config: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName:"
                         " !Ref Function, DestinationConfig: {OnFailure: {Destination: !GetAtt Queue.Arn}}}}\n");
    };
    CHECK(send("'logs:*'", "'*'"));
    CHECK(send("'sqs:SendMessage'", "!GetAtt Other.Arn"));
    CHECK_FALSE(send("'sqs:SendMessage'", "!GetAtt Queue.Arn"));
}

TEST_CASE("a pipeline leaves its source in the bucket of the artifacts") {
    const auto pipeline = [](const std::string& actions, const std::string& more = "") {
        return found("A2104",
                     parameters + role(actions) +
                         "  Pipeline: {Type: AWS::CodePipeline::Pipeline, Properties: {RoleArn: !GetAtt Role.Arn,"
                         " Stages: [{Name: s, Actions: [{Name: a, ActionTypeId: {Category: Source, Owner: AWS,"
                         " Provider: S3, Version: '1'}" +
                         more + "}]}]}}\n");
    };
    CHECK(pipeline("'s3:GetObject'"));
    CHECK_FALSE(pipeline("'s3:*'"));
    CHECK_FALSE(pipeline("'s3:GetObject'", ", RoleArn: r"));
}

TEST_CASE("subnets that a parameter gives put a function into a network") {
    const auto joins = [](const std::string& type) {
        return found("A2106", "Parameters: {S: {Type: " + type + "}}\nResources:\n" + role("'logs:*'") +
                                  "  Function: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn,"
                                  " VpcConfig: {SubnetIds: !Ref S}}}\n");
    };
    CHECK(joins("'List<AWS::EC2::Subnet::Id>'"));
    CHECK_FALSE(joins("CommaDelimitedList"));
}
