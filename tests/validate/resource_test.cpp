#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

const std::string conditions =
    "Conditions:\n"
    "  A: !Equals [!Ref AWS::Region, us-east-1]\n"
    "  B: !Not [!Condition A]\n"
    "Outputs: {Used: {Value: !If [B, a, b]}}\n";

std::string parameter(const std::string& name, const std::string& value, const std::string& attributes = "") {
    return "  " + name + ": {Type: AWS::SSM::Parameter, " + attributes + "Properties: {Name: " + value +
           ", Type: String, Value: v}}\n";
}
Ids resources(const std::string& text) { return judge::ids(conditions + "Resources:\n" + text); }

}  // namespace

TEST_CASE("resources of a type have the same name only where one of them can exist") {
    CHECK(resources(parameter("X", "n") + parameter("Y", "n")) == Ids{"E3019"});
    CHECK(resources(parameter("X", "n") + parameter("Y", "m")) == Ids{});
    CHECK(resources(parameter("X", "n", "Condition: A, ") + parameter("Y", "n", "Condition: B, ")) == Ids{});
    CHECK(resources(parameter("X", "!If [A, n, m]") + parameter("Y", "!If [A, m, n]")) == Ids{});
    CHECK(resources(parameter("X", "!Sub '${AWS::StackName}-a'") + parameter("Y", "!Sub '${AWS::StackName}-a'")) ==
          Ids{"E3019"});
    CHECK(resources(parameter("X", "!Ref AWS::NoValue") + parameter("Y", "!Ref AWS::NoValue")) == Ids{});
}

TEST_CASE("a type that no registry can have does not exist") {
    const auto missing = [](const std::string& type, const std::string& before = "") {
        return judge::ids(before + "Resources: {R: {Type: " + type + "}}").contains("E3006");
    };
    CHECK(missing("S3::Bucket"));
    CHECK(missing("'AWS:S3::Bucket'"));
    CHECK(missing("aws::s3::bucket"));
    CHECK(missing("Initech::TPS::Report_1"));
    CHECK(missing("A::B::C"));
    CHECK_FALSE(missing("Initech::TPS::Report"));
    CHECK_FALSE(missing("Initech::TPS::Report::MODULE"));
    CHECK_FALSE(missing("Custom::TPS-Report"));
    CHECK_FALSE(missing("S3::Bucket", "Transform: SomeMacro\n"));
}

TEST_CASE("a type is suggested") {
    CHECK(judge::findings("Resources: {R: {Type: AWS::S3::Buckett}}").front().help ==
          "did you mean \"AWS::S3::Bucket\"");
}

TEST_CASE("a reference that a condition may take away makes no dependency needless") {
    const auto topic = [](const std::string& name) {
        return resources(
            "  T: {Type: AWS::SNS::Topic}\n  U: {Type: AWS::SNS::Topic, DependsOn: [T], Properties: "
            "{DisplayName: " +
            name + "}}\n");
    };
    CHECK(topic("!GetAtt T.TopicName") == Ids{"W3005"});
    CHECK(topic("!Sub 'a ${T}'") == Ids{"W3005"});
    CHECK(topic("!If [A, !GetAtt T.TopicName, b]") == Ids{});
    CHECK(topic("b") == Ids{});
}

TEST_CASE("custom resources and others have their own attributes") {
    const auto resource = [](const std::string& type, const std::string& attribute) {
        return resources("  R: {Type: " + type + ", " + attribute + "}\n");
    };
    const std::string token = "Properties: {ServiceToken: !Sub 'arn:${AWS::Partition}:sns:::t'}, ";
    CHECK(resource("Custom::Thing", token + "Version: '1.0'") == Ids{});
    CHECK(resource("AWS::SNS::Topic", "Version: '1.0'") == Ids{"E3001"});
    CHECK(resource("Custom::Thing", token + "CreationPolicy: {}") == Ids{"E3001"});
}

TEST_CASE("the serverless transform may open a circle") {
    const std::string transform = "Transform: AWS::Serverless-2016-10-31\n";
    const auto circle = [](const std::string& type) {
        return "Resources: {X: {Type: " + type + ", DependsOn: Y}, Y: {Type: AWS::SNS::Topic, DependsOn: X}}";
    };
    CHECK(judge::ids(transform + circle("AWS::SNS::Topic")).contains("E3004"));
    CHECK_FALSE(judge::ids(transform + circle("AWS::Serverless::SimpleTable")).contains("E3004"));
}
