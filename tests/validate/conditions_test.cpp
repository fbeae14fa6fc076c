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
    CHECK(subnet(description, "Condition: A, ") == Ids{});
    CHECK(subnet(description, "Condition: Both, ") == Ids{});
    CHECK(subnet(description, "Condition: NotA, ") == Ids{"E3003"});
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
    CHECK(subnet("GroupDescription: !If [A, !If [NotA, {}, d], e]") == Ids{});
}

TEST_CASE("a condition may choose among whole maps and items") {
    CHECK(subnet("GroupDescription: d, Tags: [!If [A, {Key: a, Value: b}, !Ref AWS::NoValue]]") == Ids{});
    CHECK(subnet("GroupDescription: d, Tags: [!If [A, {Key: a}, !Ref AWS::NoValue]]") == Ids{"E3003"});
    CHECK(subnet("GroupDescription: d, Tags: !If [A, [{Key: a, Value: b, Kind: c}], []]") == Ids{"E3002"});
}

TEST_CASE("a resource may depend on one that a condition leaves out") {
    CHECK(
        judge::ids(conditions +
                   "Resources: {A: {Type: AWS::SNS::Topic, Condition: A}, B: {Type: AWS::SNS::Topic, DependsOn: A}}") ==
        Ids{});
}
