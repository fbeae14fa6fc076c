#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

const std::string conditions =
    "Conditions:\n"
    "  A: !Equals [!Ref AWS::Region, us-east-1]\n"
    "  B: !Equals [!Ref AWS::AccountId, '1']\n"
    "  NotA: !Not [!Condition A]\n"
    "  Both: !And [!Condition A, !Condition B]\n"
    "Outputs: {Used: {Value: !If [NotA, c, !If [Both, a, b]]}}\n";

Ids subnet(const std::string& properties, const std::string& attributes = "") {
    return judge::ids(conditions + "Resources: {S: {Type: AWS::EC2::SecurityGroup, " + attributes + "Properties: {" +
                      properties + "}}}");
}
Ids acl_entry(const std::string& properties) {
    return judge::ids(conditions +
                      "Resources: {E: {Type: AWS::EC2::NetworkAclEntry, Properties: {NetworkAclId: n, Protocol: 6, "
                      "RuleAction: allow, RuleNumber: 1, " +
                      properties + "}}}");
}

}  // namespace

TEST_CASE("AWS::NoValue takes a required property away") {
    CHECK(subnet("GroupDescription: !Ref AWS::NoValue") == Ids{"E3003"});
    CHECK(subnet("GroupDescription: !If [A, d, !Ref AWS::NoValue]") == Ids{"E3003"});
    CHECK(subnet("GroupDescription: !If [A, d, e]") == Ids{});
}

TEST_CASE("the condition of a resource decides which branches count") {
    const std::string description = "GroupDescription: !If [A, d, !Ref AWS::NoValue]";
    CHECK(subnet(description, "Condition: A, ") == Ids{"W1028"});
    CHECK(subnet(description, "Condition: Both, ") == Ids{"W1028"});
    CHECK(subnet(description, "Condition: NotA, ") == Ids{"E3003", "W1028"});
    CHECK(subnet(description, "Condition: B, ") == Ids{"E3003"});
}

TEST_CASE("properties that take turns are one of each") {
    CHECK(acl_entry(
              "CidrBlock: !If [A, 10.0.0.0/8, !Ref AWS::NoValue], Ipv6CidrBlock: !If [A, !Ref AWS::NoValue, '::/0']") ==
          Ids{});
    CHECK(acl_entry("CidrBlock: !If [A, 10.0.0.0/8, !Ref AWS::NoValue], Ipv6CidrBlock: !If [NotA, '::/0', !Ref "
                    "AWS::NoValue]") == Ids{});
    CHECK(acl_entry(
              "CidrBlock: !If [A, 10.0.0.0/8, !Ref AWS::NoValue], Ipv6CidrBlock: !If [A, '::/0', !Ref AWS::NoValue]") ==
          Ids{"E3014"});
}

TEST_CASE("both branches of a condition are checked") {
    CHECK(subnet("GroupDescription: !If [A, d, [e]]") == Ids{"E3012"});
    CHECK(subnet("GroupDescription: !If [A, !If [B, {}, d], e]") == Ids{"E3012"});
    CHECK(subnet("GroupDescription: !If [A, !If [NotA, {}, d], e]") == Ids{"W1028"});
}

TEST_CASE("a condition may choose among whole maps and items") {
    CHECK(subnet("GroupDescription: d, Tags: [!If [A, {Key: a, Value: b}, !Ref AWS::NoValue]]") == Ids{});
    CHECK(subnet("GroupDescription: d, Tags: [!If [A, {Key: a}, !Ref AWS::NoValue]]") == Ids{"E3003"});
    CHECK(subnet("GroupDescription: d, Tags: !If [A, [{Key: a, Value: b, Kind: c}], []]") == Ids{"E3002"});
}

TEST_CASE("a resource depends on one that a condition leaves out only where that one exists") {
    const auto depend = [](const std::string& condition) {
        return judge::ids(conditions +
                          "Resources: {A: {Type: AWS::SNS::Topic, Condition: A}, B: {Type: AWS::SNS::Topic, " +
                          condition + "DependsOn: A}}");
    };
    CHECK(depend("") == Ids{"E3005"});
    CHECK(depend("Condition: B, ") == Ids{"E3005"});
    CHECK(depend("Condition: NotA, ") == Ids{"E3005"});
    CHECK(depend("Condition: A, ") == Ids{});
    CHECK(depend("Condition: Both, ") == Ids{});
}

namespace {

/// A topic under condition A, and an output with this value, under this condition.
Ids output(const std::string& definitions, const std::string& value, const std::string& condition = "") {
    return judge::ids(
        "Parameters: {Stage: {Type: String, AllowedValues: [test, live]}, Size: {Type: String}}\n"
        "Conditions: {A: !Equals [!Ref Stage, test], S: !Equals [!Ref Size, s], M: !Equals [!Ref Size, m], " +
        definitions +
        "}\nResources: {T: {Type: AWS::SNS::Topic, Condition: A}, U: {Type: AWS::SNS::Topic, Properties: "
        "{DisplayName: !If [S, !If [B, a, b], !If [M, c, d]]}}}\nOutputs: {O: {Value: " +
        value + (condition.empty() ? "" : ", Condition: " + condition) + "}}");
}

}  // namespace

TEST_CASE("a conditional resource is used only where it exists") {
    const std::string b = "B: !Equals [!Ref Stage, live]";
    CHECK(output(b, "!Ref T") == Ids{"W1001"});
    CHECK(output(b, "!Ref T", "A") == Ids{});
    CHECK(output(b, "!Ref T", "B") == Ids{"W1001"});
    CHECK(output(b, "!Ref T", "S") == Ids{"W1001"});
    CHECK(output(b, "!If [A, !Ref T, x]") == Ids{});
    CHECK(output(b, "!If [A, x, !Sub '${T.TopicName}']") == Ids{"W1001"});
    CHECK(output(b, "!If [B, x, !GetAtt T.TopicName]") == Ids{});
    CHECK(output(b, "!If [S, !If [A, !Ref T, x], y]") == Ids{});
}

TEST_CASE("allowed values make one of several conditions true") {
    CHECK(output("B: !Not [!Condition A]", "!If [B, x, !Ref T]") == Ids{});
    CHECK(output("B: !Or [!Equals [!Ref Stage, live], !Condition S]", "!If [B, x, !Ref T]") == Ids{"W1028"});
    CHECK(output("B: !Or [!Equals [!Ref Stage, live], !Condition S]", "!If [B, !Ref T, x]") == Ids{"W1001", "W1028"});
    CHECK(output("B: !And [!Equals [!Ref Stage, live], !Condition S]", "!If [B, x, !Ref T]") == Ids{"W1001"});
}

TEST_CASE("a value cannot equal two texts at once") {
    CHECK(output("B: !Equals [!Ref AWS::Region, r]", "!If [S, !If [M, x, y], z]") == Ids{"W1028"});
    CHECK(output("B: !Equals [!Sub '${Size}', l]", "!If [S, !If [B, x, y], z]") == Ids{"W1028"});
}

TEST_CASE("what rules assert counts") {
    const std::string rule =
        "Rules: {R: {RuleCondition: !Equals [!Ref Size, s], Assertions: [{Assert: {'Fn::Contains': [[test], !Ref "
        "Stage]}}]}}\n";
    const std::string text =
        "Parameters: {Stage: {Type: String}, Size: {Type: String}}\n"
        "Conditions: {A: !Equals [!Ref Stage, test], S: !Equals [!Ref Size, s]}\n"
        "Resources: {T: {Type: AWS::SNS::Topic, Condition: A}}\n"
        "Outputs: {O: {Condition: S, Value: !Ref T}}\n";
    CHECK(judge::ids(rule + text) == Ids{});
    CHECK(judge::ids(text) == Ids{"W1001"});
}

TEST_CASE("literals that are compared are a switch: their branch is not judged, nor called unreachable") {
    const std::string text =
        "Conditions: {Switch: !Equals ['yes', 'no']}\n"
        "Resources: {T: {Type: AWS::SNS::Topic, Properties: {FifoTopic: !If [Switch, [wrong], true]}}}\n";
    CHECK(judge::ids(text) == Ids{"W8003"});
}

TEST_CASE("a condition that only names another follows it, wherever that stands") {
    const std::string text =
        "Conditions:\n"
        "  First: !Not [!Condition Second]\n"
        "  Second: !Not [!Not [!Condition Last]]\n"
        "  Last: !Not [!Equals [!Ref AWS::Region, r]]\n"
        "Resources: {T: {Type: AWS::SNS::Topic, Condition: First}}\n"
        "Outputs: {O: {Value: !If [";
    CHECK(judge::ids(text + "Last, x, !Ref T]}}") == Ids{});
    CHECK(judge::ids(text + "Last, !Ref T, x]}}") == Ids{"W1001"});
    CHECK(judge::ids(text + "Second, x, !Ref T]}}") == Ids{});
    CHECK(judge::ids(text + "First, !If [Second, !Ref T, x], x]}}") == Ids{"W1028"});
}

TEST_CASE("a condition that contradicts itself is always false") {
    CHECK(output("B: !And [!Condition A, !Equals [!Ref Stage, live]]", "x") == Ids{"A1006"});
    CHECK(output("B: !Or [!Condition A, !Not [!Condition A]]", "x") == Ids{"A1006"});
    CHECK(output("B: !Equals [!Ref Stage, lives]", "x") == Ids{"A1006"});
}

TEST_CASE("conditions of any depth are survived") {
    std::string text = "Conditions:\n  C0: !Equals [!Ref AWS::Region, r]\n";
    std::string resources = "Resources:\n";
    constexpr int count = 2000;
    for (int i = 1; i < count; ++i)
        text += "  C" + std::to_string(i) + ": !" + (i % 2 == 0 ? "And" : "Or") + " [!Condition C" +
                std::to_string(i - 1) + ", !Not [!Equals [!Ref AWS::AccountId, '" + std::to_string(i) + "']]]\n";
    for (int i = 0; i < 100; ++i)
        resources += "  T" + std::to_string(i) + ": {Type: AWS::SNS::Topic, Condition: C" +
                     std::to_string(count - 1 - i) + "}\n";
    CHECK(judge::ids(text + resources).contains("A1006"));
    std::string nested = "!Equals [!Ref AWS::Region, r]";
    for (int i = 0; i < 90; ++i)
        nested = "!Not [" + nested + "]";
    CHECK(judge::ids("Conditions: {C: " + nested + "}\nResources: {T: {Type: AWS::SNS::Topic, Condition: C}}") ==
          Ids{});
}
