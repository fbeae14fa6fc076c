#include "catch.hpp"
#include "names.hpp"

using namespace appinfra::aws::generate;

TEST_CASE("a type's name is split into service and resource") {
    CHECK(TypeName("AWS::ElasticLoadBalancingV2::TargetGroup").service == "elasticloadbalancingv2");
    CHECK(TypeName("AWS::ElasticLoadBalancingV2::TargetGroup").resource == "TargetGroup");
    CHECK_THROWS(TypeName("AWS::ECS"));
    CHECK_THROWS(TypeName("ECS"));
}

TEST_CASE("namespaces are in snake case") {
    CHECK(snake_case("Service") == "service");
    CHECK(snake_case("DBInstance") == "db_instance");
    CHECK(snake_case("VPC") == "vpc");
    CHECK(snake_case("VPCGatewayAttachment") == "vpc_gateway_attachment");
    CHECK(snake_case("WebACL") == "web_acl");
    CHECK(snake_case("Export") == "export_");
}

TEST_CASE("names become identifiers") {
    CHECK(identifier("Endpoint.Address") == "Endpoint_Address");
    CHECK(identifier("namespace") == "namespace_");
    CHECK(identifier("3d") == "_3d");
    CHECK(identifier("") == "_");
    CHECK(identifier("a\"; system(\"x") == "a___system__x");
    CHECK(identifier("type", {"type"}) == "type_");
}

TEST_CASE("literals hold any text") { CHECK(literal("a\"b\\c\n") == R"("a\"b\\c\012")"); }
