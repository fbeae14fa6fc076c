#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

bool found(const std::string& id, const std::string& yaml) { return judge::ids(yaml).contains(id); }

std::string statement(const std::string& action) {
    return "{Statement: [{Effect: Allow, Resource: '*', Action: " + action + "}]}";
}

/// A task that reads a secret with a role; `role` are its properties, `more` further resources or sections.
bool cannot_read(const std::string& role, const std::string& more = "") {
    return found("A2101",
                 "Parameters: {P: {Type: String}}\n"
                 "Conditions: {C: !Equals [!Ref P, a]}\n"
                 "Resources:\n"
                 "  Secret: {Type: AWS::SecretsManager::Secret}\n"
                 "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}" +
                     role +
                     "}}\n"
                     "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ExecutionRoleArn: !GetAtt Role.Arn,"
                     " ContainerDefinitions: [{Name: a, Image: b, Secrets: [{Name: S, ValueFrom: !Sub"
                     " '${Secret}:password::'}]}]}}\n" +
                     more);
}
std::string policy(const std::string& type, const std::string& role) {
    return "  Policy: {Type: " + type + ", Properties: {PolicyDocument: " + statement("'secretsmanager:*'") + ", " +
           role + "}}\n";
}
const std::string managed = ", ManagedPolicyArns: ";

}  // namespace

TEST_CASE("a role may read a secret by any policy of the template") {
    const auto own = [](const std::string& document) {
        return cannot_read(", Policies: [{PolicyName: p, PolicyDocument: " + document + "}]");
    };
    CHECK(cannot_read(""));
    CHECK(own(statement("'ssm:*'")));
    CHECK(own("{Statement: {Effect: Deny, Resource: '*', Action: '*'}}"));
    CHECK_FALSE(own(statement("'secretsmanager:Get*'")));
    CHECK_FALSE(own(statement("[a, 'SecretsManager:getsecretvalu?']")));
    CHECK_FALSE(own("{Statement: {Effect: Allow, Resource: '*', NotAction: 'iam:*'}}"));
    CHECK_FALSE(own("!If [C, " + statement("'ssm:*'") + ", " + statement("'*'") + "]"));
    CHECK_FALSE(cannot_read("", policy("AWS::IAM::Policy", "Roles: [!Ref Role]")));
    CHECK_FALSE(cannot_read("", policy("AWS::IAM::RolePolicy", "RoleName: !Ref Role")));
    CHECK_FALSE(cannot_read(", RoleName: reader", policy("AWS::IAM::ManagedPolicy", "Roles: [reader]")));
    CHECK_FALSE(cannot_read(managed + "[!Ref Policy]", policy("AWS::IAM::ManagedPolicy", "Path: /")));
}

TEST_CASE("what policies elsewhere allow is taken to be enough") {
    CHECK(cannot_read(managed + "['arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy']"));
    CHECK(cannot_read(managed + "[!Sub 'arn:${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess']"));
    CHECK_FALSE(cannot_read(managed + "['arn:aws:iam::aws:policy/SecretsManagerReadWrite']"));
    CHECK_FALSE(cannot_read(managed + "[!Ref P]"));
    CHECK_FALSE(cannot_read(managed + "!Ref P"));
    CHECK_FALSE(cannot_read("", policy("AWS::IAM::Policy", "Roles: [!Ref P]")));
    CHECK_FALSE(cannot_read("", "Outputs: {Role: {Value: !Ref Role}}"));
    CHECK_FALSE(
        cannot_read("", "  Nested: {Type: AWS::CloudFormation::Stack, Properties: {Parameters: {R: !Ref Role}}}\n"));
    CHECK_FALSE(cannot_read("", "Transform: Some::Macro\n"));
}

TEST_CASE("a function is called by the services that its permissions name") {
    const auto refused = [](const std::string& permission, const std::string& target = "Arn: !GetAtt Function.Arn") {
        return found("A2110",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r}}\n"
                     "  Alias: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Function}}\n"
                     "  Rule: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, " +
                         target + "}]}}\n" +
                         (permission.empty() ? ""
                                             : "  Allowed: {Type: AWS::Lambda::Permission, Properties: {" + permission +
                                                   ", Action: 'lambda:InvokeFunction'}}\n"));
    };
    CHECK(refused(""));
    CHECK(refused("FunctionName: !Ref Function, Principal: sns.amazonaws.com"));
    CHECK_FALSE(refused("FunctionName: !Ref Function, Principal: events.amazonaws.com"));
    CHECK_FALSE(refused("FunctionName: !GetAtt Function.Arn, Principal: !Ref P"));
    CHECK_FALSE(refused("FunctionName: !Ref Alias, Principal: events.amazonaws.com"));
    CHECK_FALSE(refused("FunctionName: !Ref P, Principal: events.amazonaws.com"));
    CHECK_FALSE(refused("", "Arn: !Ref P"));
    CHECK_FALSE(refused("", "Arn: !GetAtt Function.Arn, RoleArn: !Ref P"));
}

TEST_CASE("a permission for one source lets no other one of its type call") {
    const auto refused = [](const std::string& source) {
        return found("A2110",
                     "Parameters: {P: {Type: String}}\n"
                     "Conditions: {C: !Equals [!Ref P, a]}\n"
                     "Resources:\n"
                     "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r}}\n"
                     "  Mine: {Type: AWS::SNS::Topic}\n"
                     "  Other: {Type: AWS::SNS::Topic}\n"
                     "  Subscription: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Mine,"
                     " Protocol: lambda, Endpoint: !GetAtt Function.Arn}}\n"
                     "  Allowed: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Function,"
                     " Principal: sns.amazonaws.com, Action: 'lambda:InvokeFunction', SourceArn: " +
                         source + "}}\n");
    };
    CHECK(refused("!Ref Other"));
    CHECK(refused("!Sub '${Other}'"));
    CHECK_FALSE(refused("!Ref Mine"));
    CHECK_FALSE(refused("!If [C, !Ref Other, !Ref Mine]"));
    CHECK_FALSE(refused("!Ref P"));
    CHECK_FALSE(refused("!ImportValue topic"));
}

TEST_CASE("an API calls the functions that its document names") {
    const auto refused = [](const std::string& permission, const std::string& more = "") {
        return found("A2110",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r}}\n"
                     "  Other: {Type: AWS::ApiGateway::RestApi}\n"
                     "  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Body: {paths: {/: {get:"
                     " {x-amazon-apigateway-integration: {type: aws_proxy, uri: !Sub"
                     " 'arn:aws:apigateway:x:lambda:path/2015-03-31/functions/${Function.Arn}/invocations'" +
                         more + "}}}}}}}\n" + permission);
    };
    const auto permission = [](const std::string& api) {
        return "  Allowed: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Function, Action:"
               " 'lambda:InvokeFunction', Principal: apigateway.amazonaws.com, SourceArn: !Sub"
               " 'arn:aws:execute-api:x:y:${" +
               api + "}/*'}}\n";
    };
    CHECK(refused(""));
    CHECK(refused(permission("Other")));
    CHECK_FALSE(refused(permission("Api")));
    CHECK_FALSE(refused("", ", credentials: !Ref P"));
}

TEST_CASE("a queue lets the services send that its policy names") {
    const auto refused = [](const std::string& statement) {
        return found("A2111",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Queue: {Type: AWS::SQS::Queue}\n"
                     "  Rule: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: a, Arn: !GetAtt Queue.Arn}]}}\n"
                     "  Policy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue],"
                     " PolicyDocument: {Statement: [{Action: 'sqs:*', Resource: '*', " +
                         statement + "}]}}}\n");
    };
    CHECK(refused("Effect: Allow, Principal: {Service: sns.amazonaws.com}"));
    CHECK(refused("Effect: Deny, Principal: '*'"));
    CHECK_FALSE(refused("Effect: Allow, Principal: {Service: [sns.amazonaws.com, events.amazonaws.com]}"));
    CHECK_FALSE(refused("Effect: Allow, Principal: '*'"));
    CHECK_FALSE(refused("Effect: Allow, Principal: {AWS: '*'}"));
    CHECK_FALSE(refused("Effect: Allow, Principal: {Service: !Ref P}"));
}

TEST_CASE("a path is closed where every rule of the groups is known and none opens it") {
    const auto closed = [](const std::string& rules, const std::string& more = "", const std::string& client = "") {
        return found("A2114",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Client: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: c" +
                         client +
                         "}}\n"
                         "  Other: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: o}}\n"
                         "  Data: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d" +
                         rules +
                         "}}\n"
                         "  Database: {Type: AWS::RDS::DBInstance,"
                         " Properties: {Engine: postgres, VPCSecurityGroups: [!Ref Data]}}\n"
                         "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r,"
                         " VpcConfig: {SubnetIds: [s], SecurityGroupIds: [!GetAtt Client.GroupId]},"
                         " Environment: {Variables: {URL: !Sub 'pg://${Database.Endpoint.Address}'}}}}\n" +
                         more);
    };
    const auto ingress = [](const std::string& rule) { return ", SecurityGroupIngress: [{" + rule + "}]"; };
    const std::string tcp = "IpProtocol: tcp, FromPort: 5432, ToPort: 5432, ";
    CHECK(closed(""));
    CHECK(closed(ingress("IpProtocol: tcp, FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: !Ref Client")));
    CHECK(closed(ingress(tcp + "SourceSecurityGroupId: !Ref Other")));
    CHECK(closed(ingress(tcp + "SourceSecurityGroupId: !Ref Client"), "",
                 ", SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}]"));
    CHECK_FALSE(closed(ingress(tcp + "SourceSecurityGroupId: !Ref Client")));
    CHECK_FALSE(closed(ingress("IpProtocol: '-1', SourceSecurityGroupId: !Ref Client")));
    CHECK_FALSE(
        closed(ingress("IpProtocol: tcp, FromPort: !Ref P, ToPort: !Ref P, SourceSecurityGroupId: !Ref Client")));
    CHECK_FALSE(closed(ingress(tcp + "CidrIp: !Ref P")));
    CHECK_FALSE(closed(ingress(tcp + "SourceSecurityGroupId: !Ref P")));
    CHECK_FALSE(closed(", SecurityGroupIngress: !Ref P"));
    CHECK_FALSE(closed("", "Outputs: {G: {Value: !Ref Data}}"));
    CHECK_FALSE(closed("", "  In: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !GetAtt Data.GroupId, " +
                               tcp + "SourceSecurityGroupId: !GetAtt Client.GroupId}}\n"));
    CHECK_FALSE(closed("", "  In: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Select [0, !Ref P], " +
                               tcp + "CidrIp: 10.0.0.0/8}}\n"));
}

TEST_CASE("an alarm needs the key of its topic") {
    const auto refused = [](const std::string& key, const std::string& principal = "{Service: a}") {
        return found("A2112",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: [{Effect: Allow,"
                     " Action: 'kms:*', Resource: '*', Principal: " +
                         principal +
                         "}]}}}\n"
                         "  Topic: {Type: AWS::SNS::Topic, Properties: {KmsMasterKeyId: " +
                         key +
                         "}}\n"
                         "  Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmActions: [!Ref Topic]}}\n");
    };
    CHECK(refused("alias/aws/sns"));
    CHECK(refused("!Ref Key"));
    CHECK(refused("!Ref Key", "{AWS: [root]}"));
    CHECK_FALSE(refused("!Ref Key", "{Service: [a, cloudwatch.amazonaws.com]}"));
    CHECK_FALSE(refused("!Ref Key", "'*'"));
    CHECK_FALSE(refused("!Ref Key", "{Service: !Ref P}"));
    CHECK_FALSE(refused("!Ref P"));
}

TEST_CASE("what a policy says of accounts is not said of services") {
    const auto refused = [](const std::string& account) {
        return found("A2112",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}\n"
                     "  Key: {Type: AWS::KMS::Key, Properties: {KeyPolicy: {Statement: {Effect: Allow,"
                     " Action: 'kms:*', Resource: '*', Principal: {AWS: " +
                         account +
                         "}}}}}\n"
                         "  Topic: {Type: AWS::SNS::Topic, Properties: {KmsMasterKeyId: !Ref Key}}\n"
                         "  Alarm: {Type: AWS::CloudWatch::Alarm, Properties: {AlarmActions: [!Ref Topic]}}\n");
    };
    CHECK(refused("!Sub 'arn:aws:iam::${AWS::AccountId}:root'"));
    CHECK(refused("!Join [':', ['arn:aws:iam:', !Ref AWS::AccountId, root]]"));
    CHECK(refused("[!Ref AWS::AccountId, !GetAtt Role.Arn]"));
    CHECK_FALSE(refused("[!Ref AWS::AccountId, '*']"));
    CHECK_FALSE(refused("!Ref P"));
    CHECK_FALSE(refused("!ImportValue p"));
}

TEST_CASE("the dead letters of a bus need a queue that takes them") {
    const auto refused = [](const std::string& service) {
        return found("A2111",
                     "Resources:\n"
                     "  Queue: {Type: AWS::SQS::Queue}\n"
                     "  Bus: {Type: AWS::Events::EventBus, Properties: {Name: b, DeadLetterConfig:"
                     " {Arn: !GetAtt Queue.Arn}}}\n"
                     "  Policy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue], PolicyDocument:"
                     " {Statement: [{Effect: Allow, Action: 'sqs:*', Resource: '*', Principal: {Service: " +
                         service + "}}]}}}\n");
    };
    CHECK(refused("sns.amazonaws.com"));
    CHECK_FALSE(refused("events.amazonaws.com"));
}

TEST_CASE("CloudWatch Logs needs the key of a log group") {
    const auto refused = [](const std::string& policy, const std::string& more = "") {
        return found("A2119",
                     "Parameters: {P: {Type: String}}\n"
                     "Conditions: {C: !Equals [!Ref P, a]}\n"
                     "Resources:\n"
                     "  Key: {Type: AWS::KMS::Key, " +
                         more + "Properties: {Description: d" + policy +
                         "}}\n"
                         "  Log: {Type: AWS::Logs::LogGroup, Properties: {KmsKeyId: !If [C, !GetAtt Key.Arn,"
                         " !Ref AWS::NoValue]}}\n");
    };
    const auto allows = [](const std::string& principal) {
        return ", KeyPolicy: {Statement: [{Effect: Allow, Action: 'kms:*', Resource: '*', Principal: {AWS: !Sub"
               " 'arn:aws:iam::${AWS::AccountId}:root'}}, {Effect: Allow, Action: 'kms:Encrypt*', Resource: '*',"
               " Principal: " +
               principal + "}]}";
    };
    CHECK(refused(""));
    CHECK(refused("", "Condition: C, "));
    CHECK(refused(allows("{Service: sns.amazonaws.com}")));
    CHECK(refused(allows("{Service: !Sub 'delivery.logs.${AWS::URLSuffix}'}")));
    CHECK_FALSE(refused(allows("{Service: logs.amazonaws.com}")));
    CHECK_FALSE(refused(allows("{Service: [a.amazonaws.com, logs.eu-west-1.amazonaws.com]}")));
    CHECK_FALSE(refused(allows("{Service: !Sub 'logs.${AWS::Region}.amazonaws.com'}")));
    CHECK_FALSE(refused(allows("{Service: !Join ['.', [logs, !Ref AWS::Region, amazonaws.com]]}")));
    CHECK_FALSE(refused(allows("{Service: !Ref P}")));
    CHECK_FALSE(refused(allows("!If [C, '*', {Service: a.amazonaws.com}]")));
    CHECK_FALSE(refused(allows("{AWS: '*'}")));
    CHECK_FALSE(refused(", KeyPolicy: !Ref P"));
    CHECK_FALSE(refused("}}\n  Changer: {Type: Custom::Policy, Properties: {ServiceToken: !Ref P, Key: !Ref Key"));
}
