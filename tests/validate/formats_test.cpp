#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

Ids subnet(const std::string& block, const std::string& before = "") {
    return judge::ids(before +
                      "Resources:\n  S:\n    Type: AWS::EC2::Subnet\n    Properties:\n      VpcId: "
                      "vpc-0123456789abcdef0\n      CidrBlock: " +
                      block + "\n");
}
Ids target(const std::string& subnet, const std::string& group, const std::string& vpc = "") {
    return judge::ids(
        "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\n"
        "Resources:\n"
        "  G: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g" +
        vpc +
        "}}\n"
        "  S: {Type: AWS::EC2::Subnet, Condition: C, Properties: {VpcId: vpc-0123456789abcdef0, CidrBlock: "
        "10.0.0.0/24}}\n"
        "  F: {Type: 'Custom::Own', Properties: {ServiceToken: !ImportValue token}}\n"
        "  M: {Type: AWS::EFS::MountTarget, Condition: C, Properties: {FileSystemId: fs-0123456789abcdef0, SubnetId: " +
        subnet + ", SecurityGroups: [" + group + "]}}\n");
}
const std::string in_vpc = ", VpcId: vpc-0123456789abcdef0";

}  // namespace

TEST_CASE("an address block has no bits behind its prefix") {
    CHECK(subnet("10.0.0.0/24") == Ids{});
    CHECK(subnet("10.0.0.1/32") == Ids{});
    CHECK(subnet("0.0.0.0/0") == Ids{});
    for (const std::string block : {"10.0.0.1/24", "10.0.0.0/33", "10.0.0/24", "10.0.0.0/", "10.0.0.256/32", "a"})
        CHECK(subnet(block) == Ids{"E3002"});
}

TEST_CASE("what a reference gives is compared with what the property takes") {
    CHECK(target("!Ref S", "!Ref G", in_vpc) == Ids{});
    CHECK(target("!GetAtt S.SubnetId", "!GetAtt G.GroupId", in_vpc) == Ids{});
    CHECK(target("!Ref G", "!Ref G", in_vpc) == Ids{"E1041"});
    CHECK(target("!GetAtt G.GroupId", "!Ref G", in_vpc) == Ids{"E1040"});
    CHECK(target("!Ref F", "!GetAtt F.Anything", in_vpc) == Ids{});
}

TEST_CASE("a reference to a security group gives its name unless it is in a VPC") {
    CHECK(target("!Ref S", "!Ref G") == Ids{"E1041"});
    CHECK(target("!Ref S", "!GetAtt G.GroupId") == Ids{});
    CHECK(target("!Ref S", "!Ref G", ", VpcId: !If [C, vpc-0123456789abcdef0, !Ref AWS::NoValue]") == Ids{});
}

TEST_CASE("the name, id or URL that Ref gives is no ARN") {
    const std::string others =
        "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}\n"
        "  Key: {Type: AWS::KMS::Key}\n"
        "  Queue: {Type: AWS::SQS::Queue}\n"
        "  Topic: {Type: AWS::SNS::Topic}\n";
    const auto told = [&](const std::string& resource) {
        return judge::ids("Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\nResources:\n" + others +
                          "  R: " + resource + '\n')
            .contains("E1041");
    };
    const auto group = [&](const std::string& key) {
        return told("{Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7, KmsKeyId: " + key + "}}");
    };
    CHECK(group("!Ref Key"));
    CHECK(group("!If [C, !Ref Key, !Ref AWS::NoValue]"));
    CHECK_FALSE(group("!GetAtt Key.Arn"));
    CHECK_FALSE(told("{Type: AWS::SQS::Queue, Properties: {KmsMasterKeyId: !Ref Key}}"));
    const auto dead = [&](const std::string& queue) {
        return told("{Type: AWS::SQS::Queue, Properties: {RedrivePolicy: {maxReceiveCount: 3, deadLetterTargetArn: " +
                    queue + "}}}");
    };
    CHECK(dead("!Ref Queue"));
    CHECK_FALSE(dead("!Ref Topic"));
    CHECK_FALSE(dead("!GetAtt Queue.Arn"));
    const auto project = [&](const std::string& role) {
        return told("{Type: AWS::CodeBuild::Project, Properties: {ServiceRole: " + role + "}}");
    };
    CHECK_FALSE(project("!Ref Role"));
    const auto policy = [&](const std::string& resource) {
        return told(
            "{Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Version: '2012-10-17', Statement: "
            "[{Effect: Allow, Action: 'sqs:SendMessage', Resource: " +
            resource + "}]}}}");
    };
    CHECK(policy("[!Ref Queue]"));
    CHECK_FALSE(policy("[!GetAtt Queue.Arn, !Ref Topic]"));
}

TEST_CASE("the group of a classic load balancer has a name that rules take") {
    CHECK_FALSE(judge::ids("Resources:\n"
                           "  B: {Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: {Listeners: []}}\n"
                           "  G: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g, "
                           "SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, "
                           "SourceSecurityGroupName: !GetAtt B.SourceSecurityGroup.GroupName}]}}\n")
                    .contains("E1040"));
}

TEST_CASE("what functions give is compared with the property") {
    CHECK(subnet("!Join ['/', ['10.0.0.0', 24]]") == Ids{});
    CHECK(subnet("!Join ['-', ['10.0.0.0', 24]]") == Ids{"W1032"});
    CHECK(subnet("!Select [1, !Split [',', '10.0.0.0/24,10.0.1.0/33']]") == Ids{"W1035"});
    CHECK(subnet("!Select [!Ref N, [a, 10.0.0.0/24]]", "Parameters: {N: {Type: Number, Default: 1}}\n") == Ids{});
    CHECK(subnet("!Select [0, !Cidr [10.0.0.0/16, 2, 8]]") == Ids{});
    CHECK(subnet("!FindInMap [M, !Ref AWS::Region, k]",
                 "Mappings: {M: {us-east-1: {k: a}, us-west-2: {k: 10.0.0.0/24}}}\n") == Ids{});
    CHECK(subnet("!FindInMap [M, !Ref AWS::Region, k]", "Mappings: {M: {us-east-1: {k: a}, us-west-2: {k: b}}}\n") ==
          Ids{"W1034"});
}

TEST_CASE("every value that a parameter may have must fit, and one of those that a text may have") {
    const std::string allowed = "Parameters: {P: {Type: String, AllowedValues: ['10.0.0.0', b]}}\n";
    CHECK(subnet("!Ref P", "Parameters: {P: {Type: String, AllowedValues: [10.0.0.0/24, b]}}\n") == Ids{"W1030"});
    CHECK(subnet("!Join ['', [!Ref P, /24]]", allowed) == Ids{"W1032"});
    CHECK(subnet("!Sub '${P}/24'", allowed) == Ids{});
    CHECK(subnet("!Sub '${P}/33'", allowed) == Ids{"W1031"});
}

TEST_CASE("a parameter has the same value everywhere in an expression") {
    CHECK(subnet("!Sub ['${a}/${b}', {a: !FindInMap [M, !Ref P, a], b: !FindInMap [M, !Ref P, b]}]",
                 "Parameters: {P: {Type: String, AllowedValues: [x, y]}}\n"
                 "Mappings: {M: {x: {a: '10.0.0.0', b: 24}, y: {a: '10.0.0.128', b: 25}}}\n") == Ids{});
}

TEST_CASE("the default of a parameter that is not shown is not told") {
    for (const auto& finding :
         judge::findings("Parameters: {P: {Type: String, NoEcho: true, Default: hidden}}\n"
                         "Resources: {S: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-0123456789abcdef0, "
                         "CidrBlock: !Sub '${P}/1'}}}\n"))
        CHECK(finding.message.find("hidden") == std::string::npos);
}
