#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

const std::string conditions =
    "Conditions:\n"
    "  A: !Equals [!Ref AWS::Region, us-east-1]\n"
    "  B: !Not [!Condition A]\n"
    "Outputs: {Used: {Value: !If [B, a, b]}}\n";
const std::string vpc = "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n";

/// Resources after a VPC, `NAME: ATTRIBUTES` with the type and the properties of each.
Ids in_vpc(const std::string& resources) { return judge::ids(conditions + "Resources:\n" + vpc + resources); }

std::string subnet(const std::string& name, const std::string& properties, const std::string& attributes = "") {
    return "  " + name + ": {Type: AWS::EC2::Subnet, " + attributes + "Properties: {VpcId: !Ref Vpc, " + properties +
           "}}\n";
}
std::string association(const std::string& name, const std::string& subnet_id, const std::string& attributes = "") {
    return "  " + name + ": {Type: AWS::EC2::SubnetRouteTableAssociation, " + attributes +
           "Properties: {SubnetId: " + subnet_id + ", RouteTableId: !ImportValue table}}\n";
}
std::string endpoint(const std::string& name, const std::string& service, const std::string& attributes = "") {
    return "  " + name + ": {Type: AWS::EC2::VPCEndpoint, " + attributes +
           "Properties: {VpcId: !Ref Vpc, VpcEndpointType: Interface, PrivateDnsEnabled: true, ServiceName: " +
           service + "}}\n";
}
Ids alias(const std::string& name) {
    return judge::ids(
        "Resources: {D: {Type: AWS::CloudFront::Distribution, Properties: {DistributionConfig: {Enabled: true, "
        "Origins: [{Id: o, DomainName: app.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}], "
        "DefaultCacheBehavior: {TargetOriginId: o, ViewerProtocolPolicy: https-only, CachePolicyId: c}, "
        "Aliases: ['" +
        name + "']}}}}");
}

}  // namespace

TEST_CASE("subnets overlap only where both can exist") {
    const std::string one = subnet("One", "CidrBlock: 10.0.1.0/24", "Condition: A, ");
    CHECK(in_vpc(one + subnet("Two", "CidrBlock: 10.0.0.0/23")) == Ids{"E3060"});
    CHECK(in_vpc(one + subnet("Two", "CidrBlock: 10.0.0.0/23", "Condition: B, ")) == Ids{});
    CHECK(in_vpc(subnet("One", "CidrBlock: !If [A, 10.0.1.0/24, 10.0.2.0/24]") +
                 subnet("Two", "CidrBlock: !If [A, 10.0.2.0/24, 10.0.1.0/24]")) == Ids{});
    CHECK(in_vpc(subnet("One", "CidrBlock: !If [A, 10.0.1.0/24, 10.0.2.0/24]") +
                 subnet("Two", "CidrBlock: !If [A, 10.0.3.0/24, 10.0.2.0/25]")) == Ids{"E3060"});
}

TEST_CASE("a subnet may lie in any address block of its VPC") {
    const std::string added =
        "  Block: {Type: AWS::EC2::VPCCidrBlock, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/16}}\n";
    const std::string pool =
        "  Block: {Type: AWS::EC2::VPCCidrBlock, Properties: {VpcId: !Ref Vpc, Ipv4IpamPoolId: p, "
        "Ipv4NetmaskLength: 20}}\n";
    const std::string outside = subnet("One", "CidrBlock: 10.1.1.0/24");
    CHECK(in_vpc(outside) == Ids{"E3059"});
    CHECK(in_vpc(outside + added) == Ids{});
    CHECK_FALSE(in_vpc(outside + pool).contains("E3059"));
    CHECK(in_vpc(subnet("One", "CidrBlock: !ImportValue block")) == Ids{});
    CHECK(in_vpc(subnet("One", "CidrBlock: 10.0.1.0/24, Ipv6CidrBlock: '2001:db8::/64'")) == Ids{"E3059"});
}

TEST_CASE("a subnet has one route table at a time") {
    const std::string one = subnet("One", "CidrBlock: 10.0.1.0/24");
    CHECK(in_vpc(one + association("X", "!Ref One") + association("Y", "!Sub '${One}'")) == Ids{"E3022"});
    CHECK(in_vpc(one + association("X", "!Ref One", "Condition: A, ") +
                 association("Y", "!Ref One", "Condition: B, ")) == Ids{});
    CHECK(in_vpc(one + association("X", "!Ref One") + association("Y", "!ImportValue other")) == Ids{});
}

TEST_CASE("both of two associations are told") {
    const auto found = judge::findings("Resources:\n" + vpc + subnet("One", "CidrBlock: 10.0.1.0/24") +
                                       association("X", "!Ref One") + association("Y", "!Ref One"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].span.begin.line + found[1].span.begin.line == 4 + 5);
}

TEST_CASE("endpoints of one service give private names once") {
    CHECK(in_vpc(endpoint("X", "a.b") + endpoint("Y", "a.b")) == Ids{"E3064"});
    CHECK(in_vpc(endpoint("X", "a.b") + endpoint("Y", "a.c")) == Ids{});
    CHECK(in_vpc(endpoint("X", "a.b", "Condition: A, ") + endpoint("Y", "a.b", "Condition: B, ")) == Ids{});
    CHECK(in_vpc(endpoint("X", "!If [A, a.b, a.c]") + endpoint("Y", "!If [A, a.c, a.b]")) == Ids{});
}

TEST_CASE("aliases are names that a domain may have") {
    for (const std::string good : {"example.com", "*.example.com", "1111111111.ex--ample.nl", "{{resolve:ssm:/a}}"})
        CHECK(alias(good) == Ids{});
    for (const std::string bad : {"WWW.EXAMPLE.COM", "-a.example.com", "www.example.com-", "example.c", "example",
                                  "a.*.example.com", "a..example.com", "www.example.com "})
        CHECK(alias(bad) == Ids{"E3013"});
}

TEST_CASE("an origin that cannot be known may be the one") {
    const auto origins = [](const std::string& list) {
        return judge::ids(conditions +
                          "Resources: {D: {Type: AWS::CloudFront::Distribution, Properties: {DistributionConfig: "
                          "{Enabled: true, DefaultCacheBehavior: {TargetOriginId: o, ViewerProtocolPolicy: https-only, "
                          "CachePolicyId: c}, Origins: " +
                          list + "}}}}");
    };
    const std::string custom = "DomainName: a.example.com, CustomOriginConfig: {OriginProtocolPolicy: https-only}}";
    CHECK(origins("[{Id: p, " + custom + "]") == Ids{"E3057"});
    CHECK(origins("[!If [A, {Id: o, " + custom + ", {Id: p, " + custom + "]]") == Ids{});
    CHECK(origins("[{Id: !ImportValue o, " + custom + "]") == Ids{});
}
