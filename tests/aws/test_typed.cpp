#include "appinfra/aws/cognito.hpp"
#include "appinfra/aws/ecs.hpp"
#include "appinfra/aws/rds.hpp"
#include "appinfra/aws/s3.hpp"
#include "appinfra/aws/wafv2.hpp"
#include "catch.hpp"

namespace ecs = appinfra::aws::ecs;
namespace wafv2 = appinfra::aws::wafv2;
using namespace appinfra::cfn;

TEST_CASE("a typed resource lowers to its properties, without those that are left out") {
    const ecs::Service service{
        .DesiredCount = 2,
        .EnableExecuteCommand = false,
        .LoadBalancers = {ecs::service::LoadBalancer{.ContainerName = "app", .ContainerPort = 80}}};
    const Expr object = service.lower();
    CHECK(object.keys == std::vector<std::string>{"DesiredCount", "EnableExecuteCommand", "LoadBalancers"});
    CHECK(object.find("DesiredCount")->integer == 2);
    CHECK(object.find("EnableExecuteCommand")->kind == Expr::Kind::boolean);
    const Expr& balancers = *object.find("LoadBalancers");
    REQUIRE(balancers.items.size() == 1);
    CHECK(balancers.items[0].keys == std::vector<std::string>{"ContainerName", "ContainerPort"});
    CHECK(balancers.items[0].find("ContainerName")->text == "app");
}

TEST_CASE("nothing set gives an empty object") { CHECK(ecs::Service{}.lower().items.empty()); }

TEST_CASE("types that contain themselves can be built") {
    using namespace wafv2::web_acl;
    const Statement geography{.GeoMatchStatement = GeoMatchStatement{.CountryCodes = {"US"}}};
    const Statement negation{.NotStatement = NotStatement{.Statement = geography}};
    const Expr object = negation.lower();
    CHECK(object.find("NotStatement")->find("Statement")->find("GeoMatchStatement") != nullptr);
}

TEST_CASE("attributes refer to their resource") {
    const appinfra::aws::rds::DBInstance::Attributes database{{"Database"}};
    CHECK(database.ref().expr.kind == Expr::Kind::ref);
    CHECK(database.ref().expr.text == "Database");
    const Expr address = database.Endpoint_Address().expr;
    CHECK(address.kind == Expr::Kind::attribute);
    CHECK(address.text == "Database");
    CHECK(address.attribute == "Endpoint.Address");
}

TEST_CASE("a typed resource knows its type, its tags and whether it holds state") {
    using appinfra::aws::cognito::UserPool;
    STATIC_REQUIRE(ecs::Service::type == "AWS::ECS::Service");
    STATIC_REQUIRE(ecs::Service::tag_style == TagStyle::list);
    STATIC_REQUIRE(ecs::Service::tag_property == "Tags");
    STATIC_REQUIRE_FALSE(ecs::Service::stateful);
    STATIC_REQUIRE(UserPool::tag_style == TagStyle::map);
    STATIC_REQUIRE(UserPool::tag_property == "UserPoolTags");
    STATIC_REQUIRE(appinfra::aws::s3::Bucket::stateful);
    STATIC_REQUIRE(appinfra::aws::s3::BucketPolicy::tag_style == TagStyle::none);
}
