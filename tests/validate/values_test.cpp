#include <algorithm>

#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

Ids queue(const std::string& properties, const std::string& rest = "") {
    return judge::ids(rest + "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {" + properties + "}}}");
}
Ids with(const std::string& parameter, const std::string& property) {
    return queue(property + ": !Ref P", "Parameters: {P: " + parameter + "}\n");
}

}  // namespace

TEST_CASE("scalars become the type that is wanted where their text allows it") {
    CHECK(queue("DelaySeconds: '80', FifoQueue: 'true', QueueName: 12.fifo") == Ids{});
    CHECK(queue("QueueName: true, DelaySeconds: 1.0") == Ids{});
    CHECK(queue("DelaySeconds: 1.5") == Ids{"E3012"});
    CHECK(queue("FifoQueue: 1") == Ids{"E3012"});
    CHECK(queue("FifoQueue: maybe") == Ids{"E3012"});
    CHECK(queue("DelaySeconds: true") == Ids{"E3012"});
    CHECK(queue("DelaySeconds: '901'") == Ids{"E3034"});
}

TEST_CASE("what Fn::Sub gives is told as such even without variables") {
    CHECK(queue("DelaySeconds: !Sub '901'") == Ids{"W1020", "W1031"});
    CHECK(queue("QueueName: !Sub '${AWS::Region}'") == Ids{});
}

TEST_CASE("dynamic references are taken to be right") {
    CHECK(queue("DelaySeconds: '{{resolve:ssm:/delay}}'") == Ids{"E3012"});
    CHECK(judge::ids("Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: '{{resolve:ssm:/Name}}'}}}") ==
          Ids{});
}

TEST_CASE("what a function gives must have the type of the property") {
    CHECK(queue("Tags: !Ref AWS::Region") == Ids{"E1020"});
    CHECK(queue("Tags: !Sub '${AWS::Region}'") == Ids{"E1019"});
    CHECK(queue("QueueName: !GetAZs ''") == Ids{"E1015"});
    CHECK(queue("QueueName: !Split [',', a]") == Ids{"E1018"});
    CHECK(with("{Type: CommaDelimitedList}", "QueueName") == Ids{"E1020"});
}

TEST_CASE("what a parameter may be is compared with where it is used") {
    CHECK(with("{Type: Number, Default: 901}", "DelaySeconds") == Ids{"W1030"});
    CHECK(with("{Type: Number, AllowedValues: [1, 901]}", "DelaySeconds") == Ids{"W1030"});
    CHECK(with("{Type: Number, Default: 900}", "DelaySeconds") == Ids{});
    CHECK(with("{Type: AWS::SSM::Parameter::Value<String>, Default: /delay}", "DelaySeconds") == Ids{});
}

TEST_CASE("a parameter that conditions ask for is used only where it fits") {
    CHECK(queue("DelaySeconds: !If [C, !Ref P, 1]",
                "Parameters: {P: {Type: String, Default: ''}}\nConditions: {C: !Not [!Equals [!Ref P, '']]}\n") ==
          Ids{});
}

TEST_CASE("the default of a parameter must be what the parameter allows") {
    const auto parameter = [](const std::string& text) {
        return judge::ids("Parameters: {P: " + text + "}\nOutputs: {O: {Value: !Select [0, [!Ref P]]}}");
    };
    CHECK(parameter("{Type: String, Default: ab, AllowedPattern: 'a'}") == Ids{"E2015"});
    CHECK(parameter("{Type: String, Default: ab, AllowedPattern: '[a-z]+'}") == Ids{});
    CHECK(parameter("{Type: String, Default: ab, MinLength: 3}") == Ids{"E2015"});
    CHECK(parameter("{Type: String, Default: \"\\u00e4b\", MaxLength: 2}") == Ids{});
    CHECK(parameter("{Type: Number, Default: 5, MaxValue: 4}") == Ids{"E2015"});
    CHECK(parameter("{Type: Number, Default: five}") == Ids{"E2015"});
    CHECK(parameter("{Type: CommaDelimitedList, Default: 'a,c', AllowedValues: [a, b]}") == Ids{"E2015"});
    CHECK(parameter("{Type: String, AllowedPattern: '('}") == Ids{});
    CHECK(parameter("{Type: String, MaxValue: 4}") == Ids{"E2001"});
}

TEST_CASE("attributes of attributes are looked up") {
    const auto value = [](const std::string& attribute) {
        return judge::ids("Resources: {D: {Type: AWS::RDS::DBInstance}}\nOutputs: {O: {Value: !GetAtt D." + attribute +
                          "}}");
    };
    CHECK(value("Endpoint.Address") == Ids{});
    CHECK(value("Endpoint.Adress") == Ids{"E6101"});
    CHECK(value("Endpont") == Ids{"E6101"});
    CHECK(judge::ids("Resources: {C: {Type: Custom::C, Properties: {ServiceToken: !ImportValue t}}}\nOutputs: {O: "
                     "{Value: !GetAtt C.Anything.Else}}") == Ids{});
}

TEST_CASE("types that a region lacks are findings in that region") {
    const std::string app = "Resources: {A: {Type: AWS::Amplify::App, Properties: {Name: a}}}";
    const auto regions = [&](const std::string& region) { return judge::ids(app, region); };
    CHECK(regions("") == Ids{});
    CHECK(regions("us-east-1") == Ids{});
    CHECK(regions("mx-central-1") == Ids{"E3006"});
}

TEST_CASE("a message names the property and the value, and its help what was meant") {
    const auto found = judge::findings(
        "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: {Status: "
        "Enable}\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "Status is \"Enable\", not one of \"Enabled\", \"Suspended\"");
    CHECK(found[0].help == "did you mean \"Enabled\"");
    CHECK(found[0].path == "Resources/B/Properties/VersioningConfiguration/Status");
    CHECK(found[0].span.begin == appinfra::diagnostics::Position{5, 41});
    CHECK(found[0].file == "template.yaml");
}

TEST_CASE("a message does not repeat what may be secret") {
    const auto found = judge::findings(
        "Resources: {D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: [hunter2]}},"
        "  S: {Type: AWS::SecretsManager::Secret, Properties: {SecretString: {a: hunter2}}}}\n"
        "Parameters: {P: {Type: String, NoEcho: true, Default: hunter2, MaxLength: 2}}\n"
        "Outputs: {O: {Value: !Ref P}}");
    CHECK(found.size() >= 3);
    CHECK(std::ranges::none_of(found, [](const auto& finding) {
        return (finding.message + finding.help).find("hunter2") != std::string::npos;
    }));
}

TEST_CASE("each resource of a circle is told of it, with the path") {
    const auto found = judge::findings(
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt B.TopicName}},"
        "  B: {Type: AWS::SNS::Topic, DependsOn: C},"
        "  C: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub '${A}'}}}");
    REQUIRE(found.size() == 3);
    CHECK(found[0].id == "E3004");
    CHECK(found[0].message == "resources depend on each other in a circle: A -> B -> C -> A");
    CHECK(found[2].path == "Resources/C");
    CHECK(found[2].message == "resources depend on each other in a circle: C -> A -> B -> C");
}

TEST_CASE("a value that fits no alternative is told why it does not fit each of a few") {
    CHECK(queue("KmsMasterKeyId: shop") == Ids{"E1157", "E1162", "E1164", "E3017"});
    CHECK(judge::ids("Resources: {P: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, PolicyDocument: {Version: "
                     "'2012-10-17', Statement: []}}}}")
              .contains("E3003"));
}

TEST_CASE("a function beside other entries is a property that the type does not know") {
    const std::string condition = "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\n";
    const auto properties = [&](const std::string& entry) {
        return judge::ids(condition + "Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: t, " + entry +
                          "}}}");
    };
    CHECK(properties("'Fn::If': [C, {FifoTopic: true}, {FifoTopic: false}]").contains("E3002"));
    CHECK_FALSE(
        properties("'Fn::Transform': {Name: AWS::Include, Parameters: {Location: s3://b/k}}").contains("E3002"));
}

TEST_CASE("a list that a condition may empty is found") {
    const auto allowed = [](const std::string& items) {
        return judge::ids(
                   "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\n"
                   "Resources: {P: {Type: AWS::ACMPCA::Permission, Properties: {CertificateAuthorityArn: a, "
                   "Principal: acm.amazonaws.com, Actions: [" +
                   items + "]}}}")
            .contains("E3032");
    };
    CHECK(allowed("!If [C, IssueCertificate, !Ref AWS::NoValue]"));
    CHECK_FALSE(allowed("!If [C, IssueCertificate, GetCertificate]"));
    CHECK_FALSE(allowed("!If [C, IssueCertificate, !Ref AWS::NoValue], !If [C, !Ref AWS::NoValue, GetCertificate]"));
}

TEST_CASE("a map is none of the values that a condition of the facts asks for") {
    CHECK_FALSE(judge::ids("Resources: {L: {Type: AWS::ElasticLoadBalancing::LoadBalancer, Properties: {Listeners: "
                           "[{InstancePort: 80, LoadBalancerPort: 80, Protocol: {a: b}}]}}}")
                    .contains("E3679"));
}

TEST_CASE("CreationPolicy is a map, not what a function gives") {
    const auto group = [](const std::string& policy) {
        return judge::ids(
            "Parameters: {P: {Type: String}}\nResources: {W: {Type: AWS::CloudFormation::WaitCondition, "
            "CreationPolicy: " +
            policy + "}}");
    };
    CHECK(group("!Ref P") == Ids{"E1020"});
    CHECK(group("!Sub '${P}'") == Ids{"E1019"});
    CHECK_FALSE(group("{ResourceSignal: {Count: 1}}").contains("E1020"));
}

TEST_CASE("a resource that depends on itself is a circle") {
    CHECK(judge::ids("Resources: {T: {Type: AWS::SNS::Topic, DependsOn: T}}") == Ids{"E3004", "E3005"});
}

TEST_CASE("an allowed value is no longer than a parameter can hold") {
    const std::string text(4097, 'a');
    CHECK(judge::ids("Parameters: {P: {Type: String, AllowedValues: [" + text +
                     "]}}\nResources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub '${P}'}}}")
              .contains("E2011"));
}

TEST_CASE("a type that does not exist is no mistake where it is never created") {
    const auto thing = [](const std::string& region) {
        return judge::ids("Conditions: {C: !Equals [a, " + region +
                          "]}\nResources: {T: {Type: AWS::No::Thing, Condition: C}}")
            .contains("E3006");
    };
    CHECK(thing("a"));
    CHECK_FALSE(thing("b"));
}
