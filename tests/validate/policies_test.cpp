#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

/// A managed policy whose statement, or list of statements, is this.
Ids policy(const std::string& statement, const std::string& rest = "") {
    return judge::ids(rest +
                          "Resources: {P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: "
                          "{Version: '2012-10-17', Statement: " +
                          statement + "}}}}",
                      "", "I3510");
}
Ids action(const std::string& actions) { return policy("{Effect: Allow, Action: " + actions + ", Resource: '*'}"); }
Ids resource(const std::string& actions, const std::string& resources) {
    return policy("{Effect: Allow, Action: " + actions + ", Resource: " + resources + "}");
}
Ids bucket_policy(const std::string& statement) {
    return judge::ids(
        "Resources: {P: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: b, PolicyDocument: "
        "{Version: '2012-10-17', Statement: " +
        statement + "}}}}");
}
Ids trust(const std::string& statement) {
    return judge::ids("Resources: {R: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: " +
                      statement + "}}}}");
}
Ids machine(const std::string& property) {
    return judge::ids(
        "Resources: {M: {Type: AWS::StepFunctions::StateMachine, Properties: {"
        "RoleArn: 'arn:aws:iam::123456789012:role/r', " +
        property + "}}}");
}
Ids states(const std::string& text) { return machine("Definition: {StartAt: A, States: {" + text + "}}"); }
std::string help_of(const std::string& action) {
    for (const auto& finding : judge::findings(
             "Resources: {P: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Version: '2012-10-17', "
             "Statement: {Effect: Allow, Action: '" +
             action + "', Resource: '*'}}}}}"))
        if (finding.id == "W3037")
            return finding.help;
    return "";
}
Ids resource_with(const std::string& type, const std::string& attributes) {
    return judge::ids("Resources: {R: {Type: " + type + ", " + attributes + "}}");
}

}  // namespace

TEST_CASE("an action that is the beginning of others is suggested as a pattern") {
    CHECK(help_of("kms:ReEncrypt") == "did you mean \"ReEncrypt*\"");
    CHECK(help_of("sqs:SendMesage") == "did you mean \"sendmessage\"");
}

TEST_CASE("actions are judged in a template of AWS::Serverless, too") {
    CHECK(judge::ids("Transform: AWS::Serverless-2016-10-31\nResources: {P: {Type: AWS::IAM::ManagedPolicy, "
                     "Properties: {PolicyDocument: {Version: '2012-10-17', Statement: {Effect: Allow, Action: "
                     "'dynamodb:CreateItem', Resource: '*'}}}}}")
              .contains("W3037"));
}

TEST_CASE("a statement has one of Action and NotAction, and of Resource and NotResource") {
    CHECK(policy("{Effect: Allow, Action: '*', Resource: '*'}") == Ids{});
    CHECK(policy("{Effect: Deny, NotAction: 'iam:*', NotResource: 'arn:aws:s3:::b'}") == Ids{});
    CHECK(policy("{Effect: Allow, Action: '*'}") == Ids{"E3510"});
    CHECK(policy("{Effect: Allow, Action: '*', NotAction: 'iam:*', Resource: '*'}") == Ids{"E3510"});
    CHECK(policy("{Action: '*', Resource: '*'}") == Ids{"E3510"});
    CHECK(policy("{Effect: Allow, Action: '*', Resource: '*', Principal: '*'}") == Ids{"E3510"});
}

TEST_CASE("statements of one policy differ in their Sid") {
    const std::string body = "Effect: Allow, Action: '*', Resource: '*'}";
    CHECK(policy("[{Sid: a, " + body + ", {Sid: b, " + body + ", {" + body + ", {" + body + "]") == Ids{});
    CHECK(policy("[{Sid: a, " + body + ", {Sid: a, " + body + "]") == Ids{"E3510"});
    CHECK(policy("[{Sid: a b, " + body + "]") == Ids{"E3510"});
}

TEST_CASE("a branch of Fn::If is judged as what the policy may be") {
    const std::string conditions = "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\n";
    const std::string statement = "{Effect: Allow, Action: '*', Resource: '*'}";
    CHECK(policy("[" + statement + ", !If [C, " + statement + ", !Ref AWS::NoValue]]", conditions) == Ids{});
    CHECK(policy("[!If [C, {Effect: Allow, Action: '*'}, !Ref AWS::NoValue]]", conditions) == Ids{"E3510"});
    CHECK(policy("{Effect: Allow, Action: !If [C, 's3:Got', 's3:GetObject'], Resource: '*'}", conditions) ==
          Ids{"W3037"});
}

TEST_CASE("operators of conditions exist") {
    const auto condition = [](const std::string& text) {
        return policy("{Effect: Allow, Action: '*', Resource: '*', Condition: {" + text + "}}");
    };
    for (const std::string name :
         {"StringEquals", "StringNotEqualsIgnoreCase", "ForAnyValue:StringLike", "ArnNotLike", "NumericLessThanEquals",
          "DateGreaterThan", "Bool", "BinaryEquals", "NotIpAddress", "StringEqualsIfExists", "'Null'"})
        CHECK(condition(name + ": {k: v}") == Ids{});
    CHECK(condition("StringEqual: {k: v}") == Ids{"E3510"});
    CHECK(condition("StringEquals: v") == Ids{"E3510"});
}

TEST_CASE("a policy may be JSON in a string, and findings point to the string") {
    const auto found = judge::findings(
        "Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: '{\"Statement\": "
        "[{\"Effect\": \"Allow\", \"Action\": \"s3:Got\", \"Resource\": \"x\"}]}'\n");
    REQUIRE(found.size() == 2);
    for (const auto& finding : found)
        CHECK(finding.span.begin == appinfra::diagnostics::Position{5, 7});
    CHECK(found[0].message.ends_with("at \"Statement/0/Resource\""));
    CHECK(policy("'no JSON'") == Ids{"E3510"});
}

TEST_CASE("actions exist, in any case, with wildcards or without") {
    CHECK(action("['s3:GetObject', 'S3:getobject', 's3:Get*', 's3:*', 's3:Get?bject', '*']") == Ids{});
    CHECK(action("'s3:GetObjekt'") == Ids{"W3037"});
    CHECK(action("'s3:Got*'") == Ids{"W3037"});
    CHECK(action("'s4:GetObject'") == Ids{"W3037"});
    CHECK(action("GetObject") == Ids{"W3037"});
    CHECK(action("!Ref AWS::Region") == Ids{});
}

TEST_CASE("wildcards match what lies between them in order") {
    CHECK(action("'ec2:*image*attribute'") == Ids{});
    CHECK(action("'ec2:*attribute*image'") == Ids{"W3037"});
    CHECK(action("'ec2:" + std::string(2000, '*') + "nothing'") == Ids{"W3037"});
}

TEST_CASE("an action is compared with the resources of its statement where all of these are known") {
    CHECK(resource("'sqs:SendMessage'", "'arn:aws:sns:us-east-1:123456789012:t'") == Ids{"I3510"});
    CHECK(resource("'sqs:SendMessage'", "['arn:aws:sns:us-east-1:123456789012:t', '*']") == Ids{});
    CHECK(resource("'sqs:SendMessage'", "'arn:aws:sqs:us-east-1:123456789012:q'") == Ids{});
    CHECK(resource("'sqs:SendMessage'", "['arn:aws:sns:us-east-1:123456789012:t', !Ref AWS::Region]") == Ids{"W1030"});
    CHECK(resource("'dynamodb:GetItem'", "'arn:aws:dynamodb:*:*:stream/t'") == Ids{"I3510"});
    CHECK(resource("'dynamodb:GetItem'", "'arn:aws:dynamodb:*:*:table/t'") == Ids{});
    CHECK(resource("'ec2:DescribeInstances'", "'arn:aws:s3:::b'") == Ids{});
}

TEST_CASE("the policy of a bucket speaks of S3 and of the bucket") {
    const std::string head = "{Effect: Allow, Principal: '*', ";
    CHECK(bucket_policy(head + "Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*'}") == Ids{});
    CHECK(bucket_policy(head + "Action: 'sqs:SendMessage', Resource: 'arn:aws:s3:::b'}") == Ids{"W3037"});
    CHECK(bucket_policy(head + "Action: 's3:GetObject', Resource: '*'}") == Ids{"E3514"});
    CHECK(bucket_policy(head + "Action: 's3:GetObject', Resource: 'arn:aws:s3:::'}") == Ids{"E3514"});
    CHECK(bucket_policy("{Effect: Allow, Principal: all, Action: 's3:GetObject', Resource: 'arn:aws:s3:::b'}") ==
          Ids{"E3512"});
}

TEST_CASE("a trust policy names who may assume a role") {
    CHECK(trust("{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: 'sts:AssumeRole'}") == Ids{});
    for (const std::string who : {"'*'", "'123456789012'", "'arn:aws-us-gov:iam::123456789012:root'",
                                  "'arn:aws:sts::123456789012:assumed-role/r/s'"})
        CHECK(trust("{Effect: Allow, Principal: {AWS: " + who + "}, Action: 'sts:AssumeRole'}") == Ids{});
    CHECK(trust("{Effect: Allow, Principal: {AWS: root}, Action: 'sts:AssumeRole'}") == Ids{"E3530"});
    CHECK(trust("{Effect: Allow, Action: 'sts:AssumeRole'}") == Ids{"E3530"});
    CHECK(trust("{Effect: Allow, Principal: '*', Action: 'sts:AssumeRole', Resource: '*'}") == Ids{"E3530"});
}

TEST_CASE("states and transitions of a state machine fit together") {
    CHECK(states("A: {Type: Pass, Next: B}, B: {Type: Succeed}") == Ids{});
    CHECK(states("A: {Type: Pass, Next: C}, B: {Type: Succeed}") == Ids{"E3601"});
    CHECK(states("A: {Type: Succeed}, B: {Type: Succeed}") == Ids{"E3601"});
    CHECK(states("B: {Type: Succeed}") == Ids{"E3601"});
    CHECK(states("A: {Type: Pass}") == Ids{"E3601"});
    CHECK(states("A: {Type: Pass, End: true, Next: A}") == Ids{"E3601"});
    CHECK(states("A: {Type: Passe, End: true}") == Ids{"E3601"});
    CHECK(states("A: {Type: Wait, Seconds: soon, End: true}") == Ids{"E3601"});
}

TEST_CASE("a choice and a catcher lead to states, too") {
    CHECK(states("A: {Type: Choice, Choices: [{Variable: $.x, IsNull: true, Next: B}], Default: C}, "
                 "B: {Type: Fail}, C: {Type: Succeed}") == Ids{});
    CHECK(states("A: {Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true, "
                 "Catch: [{ErrorEquals: [States.ALL], Next: B}]}, B: {Type: Fail}") == Ids{});
    CHECK(states("A: {Type: Choice, Choices: [{Variable: $.x, Next: B}]}, B: {Type: Fail}") == Ids{"E3601"});
}

TEST_CASE("machines within states are judged as well") {
    CHECK(states("A: {Type: Parallel, End: true, Branches: [{StartAt: B, States: {B: {Type: Succeed}}}]}") == Ids{});
    CHECK(states("A: {Type: Parallel, End: true, Branches: [{StartAt: A, States: {B: {Type: Succeed}}}]}") ==
          Ids{"E3601"});
    CHECK(states("A: {Type: Map, End: true, ItemProcessor: {StartAt: B, States: {B: {Type: Pass, Next: A}}}}") ==
          Ids{"E3601"});
    CHECK(states("A: {Type: Map, End: true}") == Ids{"E3601"});
}

TEST_CASE("the query language decides which fields a state has") {
    CHECK(states("A: {Type: Pass, End: true, Output: {}}") == Ids{"E3601"});
    CHECK(states("A: {Type: Pass, End: true, QueryLanguage: JSONata, Output: {}}") == Ids{});
    CHECK(states("A: {Type: Pass, End: true, QueryLanguage: JSONata, InputPath: $}") == Ids{"E3601"});
    CHECK(machine("Definition: {StartAt: A, QueryLanguage: JSONata, States: {"
                  "A: {Type: Wait, Seconds: '{% $x %}', Next: B}, "
                  "B: {Type: Choice, Choices: [{Condition: '{% true %}', Next: A}], Default: A}}}") == Ids{});
}

TEST_CASE("a definition is read from strings and from what functions put together") {
    const std::string good = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
    const std::string bad = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\"}}}";
    CHECK(machine("DefinitionString: '" + good + "'") == Ids{});
    CHECK(machine("DefinitionString: '" + bad + "'") == Ids{"E3601"});
    CHECK(machine("DefinitionString: 'StartAt'") == Ids{"E3601"});
    CHECK(machine("DefinitionString: !Join ['', ['{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", "
                  "\"Comment\": \"', !Ref AWS::Region, '\"}}}']]") == Ids{"E3601"});
    CHECK(machine("DefinitionString: !Sub '{\"StartAt\": \"A\", \"States\": ${AWS::Region}}'") == Ids{});
    CHECK(machine("DefinitionString: '{\"StartAt\": \"${S}\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": "
                  "\"${R}\", \"End\": true}}}', DefinitionSubstitutions: {S: A, R: r}") == Ids{});
}

TEST_CASE("large state machines take time in proportion") {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "S" + std::to_string(i) + ": {Type: Pass, Next: S" + std::to_string(i + 1) + "}, ";
    CHECK(states("A: {Type: Pass, Next: S0}, " + text + "S20000: {Type: Succeed}") == Ids{});
}

TEST_CASE("documents of Systems Manager are JSON or YAML and tell their version") {
    const auto content = [](const std::string& text) {
        return judge::ids("Resources: {D: {Type: AWS::SSM::Document, Properties: {Content: " + text + "}}}");
    };
    CHECK(content("{schemaVersion: '2.2'}") == Ids{});
    CHECK(content("{schemaVersion: 2.2}") == Ids{"E3051"});
    CHECK(content("\"schemaVersion: '2.2'\\ndescription: d\\n\"") == Ids{});
    CHECK(content("\"description: d\\n\"") == Ids{"E3051"});
    CHECK(content("'{\"schemaVersion\": '") == Ids{"E3051"});
    CHECK(content("!Sub '${AWS::Region}'") == Ids{});
}

TEST_CASE("policies of updates and creations belong to their types") {
    CHECK(resource_with("AWS::SNS::Topic", "UpdatePolicy: {}") == Ids{"E3016"});
    CHECK(resource_with("AWS::SNS::Topic", "CreationPolicy: {ResourceSignal: {Count: 1}}") == Ids{});
    CHECK(resource_with("AWS::CloudFormation::WaitCondition", "CreationPolicy: {ResourceSignal: {Count: 1}}") == Ids{});
    CHECK(resource_with("AWS::CloudFormation::WaitCondition", "CreationPolicy: {ResourceSignal: {Count: one}}") ==
          Ids{"E3055"});
    CHECK(resource_with("My::Own::Site::MODULE", "UpdatePolicy: {}") == Ids{"E5001"});
}

TEST_CASE("what becomes of a resource is said by a word, or a function that gives one") {
    const auto topic = [](const std::string& policy) {
        return judge::ids(
            "Parameters: {P: {Type: String}}\nConditions: {C: !Equals [!Ref P, a]}\n"
            "Resources: {R: {Type: AWS::SNS::Topic, DeletionPolicy: " +
            policy + ", UpdateReplacePolicy: Retain}}\nOutputs: {O: {Condition: C, Value: a}}");
    };
    CHECK(topic("RetainExceptOnCreate") == Ids{});
    CHECK(topic("!If [C, Retain, Delete]") == Ids{});
    CHECK(topic("!Sub '${P}'") == Ids{});
    CHECK(topic("!If [C, Retain, Keep]") == Ids{"E3035"});
    CHECK(topic("!Join ['', [Re, tain]]") == Ids{"E3035"});
    CHECK(topic("Snapshot") == Ids{"E3035"});
}

TEST_CASE("metadata of templates and resources is looked at where its form is known") {
    CHECK(judge::ids("Metadata: {A: {B: [1, 2.5, {C: true}]}}") == Ids{});
    CHECK(judge::ids("Metadata: {A: {B: [1, ~]}}") == Ids{"E4002"});
    CHECK(judge::ids("Metadata: {AWS::CloudFormation::Interface: {ParameterGroups: {}}}") == Ids{"E4001"});
    CHECK(judge::ids("Metadata: {cfn-lint: {config: {regions: us-east-1}}}") == Ids{"W4005"});
    CHECK(resource_with("AWS::SNS::Topic", "Metadata: {A: ~}") == Ids{"E3028"});
    CHECK(resource_with("AWS::SNS::Topic", "Metadata: text") == Ids{"E3028"});
    CHECK(resource_with("AWS::SNS::Topic",
                        "Metadata: {AWS::CloudFormation::Init: {configSets: {all: [c]}, c: {commands: {x: {command: "
                        "[ls, '-l'], ignoreErrors: true}}}}}") == Ids{});
    CHECK(resource_with("AWS::SNS::Topic", "Metadata: {AWS::CloudFormation::Init: {c: {files: {/a: {mode: '64'}}}}}") ==
          Ids{});
    CHECK(resource_with("AWS::SNS::Topic", "Metadata: {AWS::CloudFormation::Init: {c: {files: {/a: {mode: u+x}}}}}") ==
          Ids{"E3009"});
}

TEST_CASE("an ARN that Fn::Sub puts together refers to its partition") {
    const auto name = [](const std::string& text) {
        return judge::ids(
            "Resources: {T: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: " + text + "}}}", "",
            "I3042");
    };
    CHECK(name("!Sub 'arn:aws:s3:::${AWS::Region}'") == Ids{"I3042"});
    CHECK(name("!Sub ['${A}', {A: 'arn:aws:s3:::b'}]") == Ids{"I3042"});
    CHECK(name("!Sub 'arn:${AWS::Partition}:s3:::${AWS::Region}'") == Ids{});
    CHECK(name("!Sub 'arn:aws is the beginning in ${AWS::Region}'") == Ids{});
    CHECK(name("arn:aws:s3:::b") == Ids{});
}
