#include "appinfra/inspect/fix.hpp"

#include "appinfra/inspect/inspect.hpp"
#include "catch.hpp"

using namespace appinfra;

namespace {

inspect::Fixed fixed(std::string_view text, const std::string& file = "t.yaml") {
    const inspect::Verdict verdict = inspect::inspect(text, file, inspect::Origin::named, {});
    return inspect::fix(text, file, verdict.findings);
}

const std::string topic = "Resources:\n  T:\n    Type: AWS::SNS::Topic\n";

}  // namespace

TEST_CASE("a property in other letter case is spelled right, in the quotes that it has") {
    CHECK(fixed(topic + "    Properties:\n      displayname: news # heard\n").text ==
          topic + "    Properties:\n      DisplayName: news # heard\n");
    CHECK(fixed(R"({"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"displayname": "é"}}}})", "t.json")
              .text == R"({"Resources": {"T": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": "é"}}}})");
}

TEST_CASE("a value in other letter case is spelled right") {
    const std::string table =
        "Resources:\n  é:\n    Type: AWS::DynamoDB::Table\n    Properties: {BillingMode: 'pay_per_request', KeySchema: "
        "[{AttributeName: a, KeyType: HASH}], AttributeDefinitions: [{AttributeName: a, AttributeType: S}]}\n";
    const std::string text = fixed(table).text;
    CHECK(text.find("BillingMode: 'PAY_PER_REQUEST', KeySchema") != text.npos);
    CHECK(text.size() == table.size());
}

TEST_CASE("a needless Fn::Sub goes, whatever its form") {
    const auto with = [](const std::string& value) { return topic + "    Properties:\n      DisplayName: " + value; };
    CHECK(fixed(with("!Sub \"a: b\"\n")).text == with("\"a: b\"\n"));
    CHECK(fixed(with("{'Fn::Sub': abc}\n")).text == with("abc\n"));
    CHECK(fixed(topic + "    Properties:\n      DisplayName:\n        Fn::Sub: abc\n").text == with("abc\n"));
    CHECK(fixed(with("!Sub abc # why\n")).text == with("abc # why\n"));
}

TEST_CASE("an unused condition goes with its lines, and its section with the last") {
    const std::string used = "Conditions:\n  A: !Equals [!Ref AWS::Region, us-east-1]\n";
    const std::string use = topic + "    Condition: A\n";
    CHECK(fixed(used + "  # B is\n  B: !Equals\n    - !Ref AWS::Region\n    - us-west-2\n" + use).text ==
          used + "  # B is\n" + use);
    CHECK(fixed(used + topic).text == topic);
}

TEST_CASE("an unused condition goes from JSON with its comma") {
    const auto with = [](const std::string& conditions) {
        return "{\"Conditions\": {" + conditions +
               "},\n \"Resources\": {\"T\": {\"Type\": \"AWS::SNS::Topic\", \"Condition\": \"A\"}}}";
    };
    const std::string a = R"("A": {"Fn::Equals": [{"Ref": "AWS::Region"}, "a"]})";
    const std::string b = R"("B": {"Fn::Equals": [{"Ref": "AWS::Region"}, "b"]})";
    CHECK(fixed(with(a + ", " + b), "t.json").text == with(a));
    CHECK(fixed(with(b + ", " + a), "t.json").text == with(a));
}

TEST_CASE("an unused variable of Fn::Sub goes, and with the last one the list") {
    const auto with = [](const std::string& value) { return topic + "    Properties: {DisplayName: " + value + "}\n"; };
    CHECK(fixed(with("!Sub ['${AWS::Region} ${a}', {a: b, c: d}]")).text ==
          with("!Sub ['${AWS::Region} ${a}', {a: b}]"));
}

TEST_CASE("what was accepted, and what cannot be mended safely, stays") {
    const std::string parameter = "Parameters: {P: {Type: String}}\n" + topic;
    CHECK(fixed(parameter).text == parameter);
    const std::string both = topic + "    Properties: {displayname: a, DisplayName: b}\n";
    CHECK(fixed(both).text == both);
    const std::string accepted =
        topic + "    Properties: {displayname: a}\n    Metadata: {cfn-lint: {config: {ignore_checks: [E3002]}}}\n";
    CHECK(fixed(accepted).count == 0);
}

TEST_CASE("a template of nothing but what is not used is not emptied") {
    const std::string text = "Mappings:\n  M:\n    a:\n      b: c\n";
    CHECK(fixed(text).text == text);
    CHECK(fixed(text).count == 0);
}

TEST_CASE("several findings are mended at once and counted") {
    const inspect::Fixed result =
        fixed("Mappings:\n  M: {a: {b: c}}\n" + topic + "    Properties:\n      displayname: !Sub news\n");
    CHECK(result.count == 3);
    CHECK(result.text == topic + "    Properties:\n      DisplayName: news\n");
}

TEST_CASE("line ends of any kind stay") {
    CHECK(fixed("Mappings:\r\n  M: {a: {b: c}}\r\nResources:\r\n  T:\r\n    Type: AWS::SNS::Topic\r\n").text ==
          "Resources:\r\n  T:\r\n    Type: AWS::SNS::Topic\r\n");
}
