#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

/// A topic whose name is the expression.
Ids named(const std::string& expression, const std::string& before = "") {
    return judge::ids(before +
                      "Resources:\n  T: {Type: AWS::SNS::Topic}\n  N:\n    Type: AWS::SNS::Topic\n    Properties:\n    "
                      "  DisplayName: " +
                      expression + "\n");
}
const std::string extended = "Transform: AWS::LanguageExtensions\n";

}  // namespace

TEST_CASE("functions stand only in arguments that may hold them") {
    CHECK(named("!Join [!Ref AWS::Region, [a]]") == Ids{"E1022"});
    CHECK(named("!Join ['', [!Split [',', a]]]") == Ids{"E1022"});
    CHECK(named("!Join ['', !Split [',', a]]") == Ids{});
    CHECK(named("!Select [!Sub '${AWS::Region}', [a, b]]") == Ids{"E1017"});
    CHECK(named("!Select [0, [a, !Sub '${AWS::Region}']]") == Ids{});
    CHECK(named("!ImportValue {'Fn::GetAtt': [T, TopicArn]}") == Ids{"E1016"});
    CHECK(named("!Sub ['${a}', {a: !GetAZs ''}]") == Ids{"E1019"});
    CHECK(named("!FindInMap [M, !Sub '${AWS::Region}', k]", "Mappings: {M: {us-east-1: {k: v}}}\n") == Ids{"E1011"});
    CHECK(named("!FindInMap [M, !Sub '${AWS::Region}', k]", extended + "Mappings: {M: {us-east-1: {k: v}}}\n") ==
          Ids{});
}

TEST_CASE("a macro may know functions of its own") {
    const std::string call = "{'Fn::Unknown': a}";
    CHECK(named(call).contains("A1001"));
    CHECK_FALSE(named(call, "Transform: SomeMacro\n").contains("A1001"));
    CHECK(named(call, "Transform: AWS::LanguageExtensions\n").contains("A1001"));
}

TEST_CASE("Fn::If in an argument chooses among what may stand there") {
    const std::string condition = "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\n";
    CHECK(named("!Join ['', [!If [C, a, b]]]", condition) == Ids{});
    CHECK(named("!Join ['', [!If [C, a, !GetAZs '']]]", condition) == Ids{"E1022"});
    CHECK(named("!Join ['', !If [C, [a], b]]", condition) == Ids{"E1022"});
}

TEST_CASE("a parameter that is a list is no string") {
    const std::string list = "Parameters: {L: {Type: CommaDelimitedList, Default: 'a,b'}}\n";
    CHECK(named("!Sub '${L}'", list) == Ids{"E1019"});
    CHECK(named("!Join ['', [!Ref L]]", list) == Ids{"E1020"});
    CHECK(named("!Join ['', !Ref L]", list) == Ids{});
}

TEST_CASE("a mapping by region has the second key in one of its regions") {
    const std::string mapping = "Mappings: {M: {us-east-1: {k: v}, elsewhere: {l: v}}}\n";
    CHECK(named("!FindInMap [M, !Ref AWS::Region, k]", mapping) == Ids{});
    CHECK(named("!FindInMap [M, !Ref AWS::Region, l]", mapping) == Ids{"E1011"});
    CHECK(named("!FindInMap [M, !Ref AWS::AccountId, k]", mapping) == Ids{"E1011"});
    CHECK(named("!FindInMap [M, nowhere, k, {DefaultValue: d}]", extended + mapping) == Ids{});
    CHECK(named("!FindInMap [M, nowhere, k, {Default: d}]", extended + mapping) == Ids{"E1011"});
}

TEST_CASE("text in Fn::Sub may hold braces that name nothing") {
    CHECK(named("!Sub '${AWS::Region} ${!Name} ${ !Name} $ { } ${'") == Ids{});
    CHECK(named("!Sub 'none'") == Ids{"W1020"});
    CHECK(named("!Sub 'none'", extended) == Ids{});
}

TEST_CASE("a name in a string needs Fn::Sub only where it names something") {
    CHECK(named("'${AWS::Region}'") == Ids{"E1029"});
    CHECK(named("'${T}'") == Ids{"E1029"});
    CHECK(named("'${T.TopicArn}'") == Ids{"E1029"});
    CHECK(named("'${T.Nothing} ${Unknown} ${aws:username} ${'") == Ids{});
    CHECK(judge::ids("Resources: {T: {Type: AWS::SNS::Topic, Metadata: {TemplateBody: '${AWS::Region}'}}}") == Ids{});
}

TEST_CASE("names in the definition of a state machine may be its own substitutions") {
    const auto machine = [](const std::string& substitutions) {
        return judge::ids(
                   "Resources: {M: {Type: AWS::StepFunctions::StateMachine, Properties: {RoleArn: !Sub "
                   "'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/r', "
                   "DefinitionString: '{\"StartAt\": \"${First}\"}'" +
                   substitutions + "}}}")
            .contains("E1029");
    };
    CHECK(machine(""));
    CHECK_FALSE(machine(", DefinitionSubstitutions: {First: a}"));
}

TEST_CASE("dynamic references are judged by form and place") {
    CHECK(named("'{{resolve:ssm:/a/b:3}}'") == Ids{});
    CHECK(named("'{{resolve:ssm:arn:aws:ssm:us-east-1:123456789012:parameter/a}}'") == Ids{});
    CHECK(named("'{{resolve:ssm:/a:latest}}'") == Ids{"E1050"});
    CHECK(named("'{{resolve:secretsmanager:a:SecretString:k:AWSCURRENT:v}}'") == Ids{});
    CHECK(named("'{{resolve:secretsmanager:a:Secret:k}}'") == Ids{"E1050"});
    CHECK(named("'{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:a:SecretString:k}}'") ==
          Ids{});
    CHECK(named("!Join ['', ['{{resolve:', 'ssm:/a}}']]") == Ids{});
    CHECK(named("'{{resolve:ssm-secure:/a}}'") == Ids{"E1027"});
    CHECK(judge::ids("Resources: {T: {Type: AWS::SNS::Topic, Metadata: {a: '{{resolve:secretsmanager:a}}'}}}") ==
          Ids{"E1051"});
    CHECK_FALSE(judge::ids("Resources: {D: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: "
                           "'{{resolve:ssm-secure:/a}}'}}}")
                    .contains("E1027"));
}

TEST_CASE("a resource in a module may be referred to") {
    const std::string module = "Resources: {Mod: {Type: My::Own::Thing::MODULE}}\n";
    CHECK(judge::ids(module + "Outputs: {O: {Value: !Ref ModBucket}, P: {Value: !GetAtt ModBucket.Arn}}") == Ids{});
    CHECK(judge::ids(module + "Outputs: {O: {Value: !Ref Other}}") == Ids{"E6101"});
}

TEST_CASE("extensions need their transform") {
    CHECK(judge::ids("Resources:\n  Fn::ForEach::T: [X, [a], {'T${X}': {Type: AWS::SNS::Topic}}]\n") == Ids{"E1032"});
    CHECK(named("{'Fn::ToJsonString': {a: b}}") == Ids{"E1031"});
    CHECK(named("{'Fn::ToJsonString': {a: b}}", extended) == Ids{});
    CHECK(named("{'Fn::ToJsonString': {}}", extended) == Ids{"E1031"});
}

TEST_CASE("what is wrong within the arguments of a function is told under its rule, but of Ref under that of Ref") {
    const std::string mapping = "Mappings: {M: {a: {k: v}}}\n";
    CHECK(named("!Join ['', [!GetAtt T.Nothing]]") == Ids{"E1022"});
    CHECK(named("!Base64 {'Fn::Join': ['', !Sub '${Nothing}']}") == Ids{"E1021"});
    CHECK(named("!Select [0, !Split [',', !FindInMap [M, b, k]]]", mapping) == Ids{"E1017"});
    CHECK(named("!Join ['', [!Ref Nothing]]") == Ids{"E1020"});
    CHECK(named("!If [Nothing, !GetAtt T.Nothing, a]") == Ids{"E1010", "E1028"});
}

TEST_CASE("what is wrong in the value of an output is told under the rule of output values") {
    const auto output = [](const std::string& value) {
        return judge::ids("Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {O: {Value: " + value + "}}");
    };
    CHECK(output("!Ref T") == Ids{});
    CHECK(output("!Ref Nothing") == Ids{"E6101"});
    CHECK(output("!Join ['', [!GetAtt T.Nothing]]") == Ids{"E6101"});
    CHECK(output("!If [Nothing, a, b]") == Ids{"E6101"});
}

TEST_CASE("a wrong number of arguments leaves none of them unseen") {
    CHECK(named("!Join ['', [!GetAZs ''], more]") == Ids{"E1022"});
    CHECK(
        judge::findings("Resources: {T: {Type: AWS::SNS::Topic, Properties: {TopicName: !Join ['', a, b]}}}").size() ==
        2);
    CHECK(named("!Join []") == Ids{"E1022"});
    CHECK(named("!Select [0]") == Ids{"E1017"});
}

TEST_CASE("a number that Fn::GetAtt gives is no text") {
    const auto output = [](const std::string& type, const std::string& value) {
        return judge::ids("Resources: {R: {Type: " + type + "}}\nOutputs: {O: {Value: " + value + "}}")
            .contains("E6101");
    };
    CHECK(output("AWS::SQS::Queue", "!GetAtt R.DelaySeconds"));
    CHECK(output("AWS::SQS::Queue", "!Sub '${R.DelaySeconds}'"));
    CHECK(output("AWS::SQS::Queue", "!Join ['', [!GetAtt R.DelaySeconds]]"));
    CHECK_FALSE(output("AWS::DocDB::DBCluster", "!GetAtt R.Port"));
    CHECK_FALSE(output("AWS::RDS::DBInstance", "!GetAtt R.Endpoint.Port"));
}

TEST_CASE("the blocks that Fn::If gives to Fn::Cidr are looked at") {
    CHECK(named("!Select [0, !Cidr [!If [C, 10.0.0.0/16, b], 2, 8]]",
                "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\n") == Ids{"E1017"});
}

TEST_CASE("only Ref names an attribute, unless the template has the language extensions") {
    CHECK(named("{'Fn::GetAtt': [T, !Select [0, [TopicArn]]]}") == Ids{"E1010"});
    CHECK(named("{'Fn::GetAtt': [T, !Ref P]}", "Parameters: {P: {Type: String}}\n") == Ids{});
    CHECK(named("{'Fn::GetAtt': [T, !Sub '${P}']}", extended + "Parameters: {P: {Type: String}}\n") == Ids{});
}

TEST_CASE("mappings hold no maps, and outputs of nested stacks no lists") {
    const auto rules = [](const std::string& ingress) {
        return judge::ids(
            "Mappings: {M: {a: {k: v}}}\nResources:\n  N: {Type: AWS::CloudFormation::Stack, Properties: "
            "{TemplateURL: https://a.example/b}}\n  G: {Type: AWS::EC2::SecurityGroup, Properties: "
            "{GroupDescription: g, SecurityGroupIngress: " +
            ingress + "}}");
    };
    CHECK(rules("[!FindInMap [M, a, k]]") == Ids{"E1011"});
    CHECK_FALSE(rules("!FindInMap [M, a, k]").contains("E1011"));
    CHECK(rules("!GetAtt N.Outputs.Rules").contains("E1010"));
}
