#include <algorithm>

#include "catch.hpp"
#include "judge.hpp"

// Where findings stand, and where rules keep silent, as users of cfn-lint know it.
namespace {

using Ids = std::set<std::string>;

/// `7 E3003`, in order.
std::vector<std::string> places(std::string_view yaml) {
    std::vector<std::string> result;
    for (const auto& finding : judge::findings(yaml))
        result.push_back(std::to_string(finding.span.begin.line) + ' ' + finding.id);
    return result;
}

using Places = std::vector<std::string>;

const std::string instance = "Resources:\n  I:\n    Type: AWS::EC2::Instance\n    Properties:\n";

}  // namespace

TEST_CASE("what is wrong with a map or list as a whole is found at its key") {
    CHECK(places("Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: b\n") ==
          Places{"4 E3003"});
    CHECK(places("Resources:\n  P:\n    Type: AWS::S3::BucketPolicy\n") == Places{"2 E3003", "2 E3003"});
    CHECK(places("Resources:\n  G:\n    Type: AWS::IAM::Group\n    Properties:\n      ManagedPolicyArns:\n"
                 "        - arn:aws:iam::aws:policy/a\n        - arn:aws:iam::aws:policy/a\n") == Places{"5 E3037"});
}

TEST_CASE("properties that exclude each other are each found at their own key") {
    CHECK(places(instance +
                 "      SubnetId: subnet-12345678\n      NetworkInterfaces: []\n      ImageId: ami-01234567\n") ==
          Places{"5 E3020", "6 E3020"});
    CHECK(places("Resources:\n  E:\n    Type: AWS::EC2::NetworkAclEntry\n    Properties:\n      NetworkAclId: n\n"
                 "      Protocol: 6\n      RuleAction: allow\n      RuleNumber: 1\n      CidrBlock: 10.0.0.0/16\n"
                 "      Ipv6CidrBlock: 2001:db8::/32\n") == Places{"9 E3014", "10 E3014"});
}

TEST_CASE("a wrong Fn::GetAtt is found at the part that is wrong, a wrong reference at its name") {
    CHECK(places("Outputs:\n  A:\n    Value:\n      Fn::GetAtt:\n        - Topic\n        - Arn\n  B:\n    Value:\n"
                 "      Fn::GetAtt:\n        - Topik\n        - TopicArn\n"
                 "Resources: {Topic: {Type: AWS::SNS::Topic}}\n") == Places{"6 E6101", "10 E6101"});
    CHECK(places("Parameters: {P: {Type: String}}\nResources:\n  G:\n    Type: AWS::IAM::Group\n    Properties:\n"
                 "      ManagedPolicyArns:\n        Ref: P\n") == Places{"7 E1020"});
}

TEST_CASE("modules and serverless resources make resources whose names begin with theirs") {
    const std::string module = "Resources: {M: {Type: My::Own::Thing::MODULE}}\n";
    CHECK(judge::ids(module + "Outputs: {A: {Value: !GetAtt MBucket.Arn}, B: {Value: !Ref MTopic}}\n") == Ids{});
    CHECK(judge::ids(module + "Outputs: {A: {Value: !Ref NBucket}}\n") == Ids{"E6101"});
    CHECK(judge::ids("Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {A: {Value: !Ref TBucket}}\n") == Ids{"E6101"});
}

TEST_CASE("some types give all of their properties, some only one more") {
    const auto output = [](std::string_view type, std::string_view attribute) {
        return "Resources: {R: {Type: " + std::string(type) + "}}\nOutputs: {A: {Value: !GetAtt R." +
               std::string(attribute) + "}}\n";
    };
    CHECK(judge::ids(output("AWS::SQS::Queue", "QueueName")) == Ids{});
    CHECK(judge::ids(output("AWS::SQS::Queue", "KmsMasterKeyId")) == Ids{});
    CHECK(judge::ids(output("AWS::SQS::Queue", "Color")) == Ids{"E6101"});
    CHECK(judge::ids(output("AWS::MediaConvert::Queue", "Name")) == Ids{});
    CHECK(judge::ids(output("AWS::MediaConvert::Queue", "Status")) == Ids{"E6101"});
}

TEST_CASE("custom resources need a service token under any name, and may have a property Id") {
    CHECK(judge::ids("Resources: {C: {Type: Custom::Thing, Properties: {Id: a}}}") == Ids{"E3003"});
    CHECK(judge::ids("Resources: {C: {Type: Custom::Thing, Properties: {ServiceToken: !Ref AWS::Region, Id: a}}}") ==
          Ids{});
}

TEST_CASE("what a condition that does not exist chooses from is not looked at") {
    CHECK(judge::ids("Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !If [Nowhere, a, b]}}}") ==
          Ids{"E1028"});
}

TEST_CASE("names of conditions may hold two more characters than others") {
    const auto condition = [](std::string_view name) {
        return "Conditions: {" + std::string(name) +
               ": !Equals [!Ref AWS::Region, us-east-1]}\nResources: {T: {Type: " + "AWS::SNS::Topic, Condition: " +
               std::string(name) + "}}\n";
    };
    CHECK(judge::ids(condition("A&B_C")) == Ids{});
    CHECK(judge::ids(condition("A-B")) == Ids{"E8001"});
}

TEST_CASE("mappings may hold lists of anything") {
    CHECK(judge::ids("Mappings: {M: {a: {b: [{c: d}]}}}\nResources: {R: {Type: Custom::R, Properties: {ServiceToken: "
                     "!Ref AWS::Region, L: !FindInMap [M, a, b]}}}\n") == Ids{});
}

TEST_CASE("a property that the package command replaces may name a local file") {
    const auto function = [](std::string_view transform) {
        return std::string(transform) +
               "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Code: ./src, Handler: a.b, Runtime: "
               "python3.13, Role: 'arn:aws:iam::123456789012:role/r'}}}";
    };
    CHECK(judge::ids(function("")) == Ids{"W3002"});
    CHECK(judge::ids(function("Transform: AWS::Serverless-2016-10-31\n")) == Ids{});
}

TEST_CASE("a circle through a serverless resource may be none once that is expanded") {
    CHECK(judge::ids("Transform: AWS::Serverless-2016-10-31\nResources:\n  F: {Type: AWS::Serverless::SimpleTable, "
                     "DependsOn: T}\n  T: {Type: AWS::SNS::Topic, DependsOn: F}\n") == Ids{});
}

TEST_CASE("a dynamic reference with spaces is one all the same") {
    CHECK(!judge::ids("Resources: {R: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: "
                      "'{{ resolve:ssm:/a }}', FunctionName: f}}}")
               .contains("E3031"));
}
