#include "support.hpp"

using namespace appinfra::cfn;
using namespace appinfra::cfn::tests;

namespace {

const ec2::VPC::Attributes vpc{{"Vpc"}};
const Parameter suffix{"Suffix"};

}  // namespace

TEST_CASE("text without references stays text, whatever it holds") {
    for (const std::string text : {"", "plain", "${AWS::Region}", "${!x}", "$", "$(whoami) `id` %s {} 'q' \"q\" \n é"})
        CHECK(lowered(text) == json(text));
    CHECK(lowered(sub("{}-{}", "a", "${b}")) == json("a-${b}"));
}

TEST_CASE("references in text become placeholders") {
    CHECK(lowered(sub("arn:{}:x/{}/{}/{}", partition(), vpc.ref(), vpc.CidrBlock(), suffix.ref())) ==
          R"({"Fn::Sub": "arn:${AWS::Partition}:x/${Vpc}/${Vpc.CidrBlock}/${Suffix}"})"_json);
}

TEST_CASE("literal text beside a reference cannot make a placeholder") {
    const auto beside = [](const std::string& text) {
        return lowered(sub("{}{}", text, region())).at("Fn::Sub").get<std::string>();
    };
    CHECK(beside("${AWS::AccountId}") == "${!AWS::AccountId}${AWS::Region}");
    CHECK(beside("${!x}") == "${!!x}${AWS::Region}");
    CHECK(beside("$${x}") == "$${!x}${AWS::Region}");
    CHECK(beside("$") == "$${AWS::Region}");
    CHECK(beside("{$}") == "{$}${AWS::Region}");
}

TEST_CASE("two literals side by side cannot make a placeholder") {
    CHECK(lowered(sub("{}{}{}", "$", "{AWS::AccountId}", region())) ==
          R"({"Fn::Sub": "${!AWS::AccountId}${AWS::Region}"})"_json);
}

TEST_CASE("one reference alone is that reference") {
    CHECK(lowered(sub("{}", vpc.ref())) == R"({"Ref": "Vpc"})"_json);
    CHECK(lowered(sub("{}", vpc.CidrBlock())) == R"({"Fn::GetAtt": ["Vpc", "CidrBlock"]})"_json);
}

TEST_CASE("a function inside text makes a Join, in which literals need no escape") {
    CHECK(lowered(sub("${{}}-{}", "x", select(0, availability_zones()))) ==
          R"({"Fn::Join": ["", ["${", "x", "}-", {"Fn::Select": [0, {"Fn::GetAZs": ""}]}]]})"_json);
}

TEST_CASE("text within text is one text") {
    const Value<String> inner = sub("{}/x", vpc.ref());
    CHECK(lowered(sub("a/{}/b", inner)) == R"({"Fn::Sub": "a/${Vpc}/x/b"})"_json);
}

TEST_CASE("a format with fewer holes than arguments is a bug") {
    CHECK_THROWS_AS(sub("no hole", region()), std::logic_error);
}

TEST_CASE("functions take their arguments the way CloudFormation spells them") {
    CHECK(lowered(base64("x")) == R"({"Fn::Base64": "x"})"_json);
    CHECK(lowered(join(",", list({"a", vpc.ref()}))) == R"({"Fn::Join": [",", ["a", {"Ref": "Vpc"}]]})"_json);
    CHECK(lowered(split("|", suffix.ref())) == R"({"Fn::Split": ["|", {"Ref": "Suffix"}]})"_json);
    CHECK(lowered(cidr(vpc.CidrBlock(), 6, 8)) == R"({"Fn::Cidr": [{"Fn::GetAtt": ["Vpc", "CidrBlock"]}, 6, 8]})"_json);
}

TEST_CASE("conditions are spelled the way CloudFormation reads them") {
    Assembly assembly("Test");
    const Assembly::Block block(assembly, Layer::app, "Test", "");
    const Any own = assembly.parameter("Suffix", {.description = "A suffix."}).ref();
    const Condition a = assembly.condition("A", equals(own, "a"));
    const Condition b = assembly.condition("B", and_({not_(a), or_({equals(own, "b"), a})}));
    assembly.add("Probe", ssm::Parameter{.Type = "String", .Value = if_(b, "yes", no_value())}, {.condition = b});
    const json rendered = single(assembly);
    CHECK(rendered["Conditions"]["A"] == R"({"Fn::Equals": [{"Ref": "Suffix"}, "a"]})"_json);
    CHECK(rendered["Conditions"]["B"] == R"({"Fn::And": [{"Fn::Not": [{"Condition": "A"}]},
        {"Fn::Or": [{"Fn::Equals": [{"Ref": "Suffix"}, "b"]}, {"Condition": "A"}]}]})"_json);
    CHECK(rendered["Resources"]["Probe"]["Condition"] == "B");
    CHECK(rendered["Resources"]["Probe"]["Properties"]["Value"] ==
          R"({"Fn::If": ["B", "yes", {"Ref": "AWS::NoValue"}]})"_json);
}
