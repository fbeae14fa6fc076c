#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "appinfra/schema/blob.hpp"
#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/text.hpp"
#include "catch.hpp"
#include "rebuild.hpp"

using namespace appinfra::schema;
namespace fs = std::filesystem;

namespace {

const fs::path schemas = fs::path(APPINFRA_SOURCE_DIR) / "schemas";

ResourceType find(std::string_view type) { return Facts::embedded().find(type).value(); }

std::vector<std::string> kinds(const Shape& shape) {
    std::vector<std::string> result;
    for (const Value kind : shape.kinds())
        result.emplace_back(kind.text());
    return result;
}

std::vector<std::string> names(const Texts& texts) {
    std::vector<std::string> result;
    for (const Text text : texts)
        result.emplace_back(text.view());
    return result;
}

bool available(std::string_view type, std::string_view region) {
    return find(type).available_in(Facts::embedded().find_region(region).value());
}

}  // namespace

TEST_CASE("the program holds what schemas/ says") {
    Model model = read_folder(schemas);
    derive(model);
    const std::vector<std::uint32_t> blob = write_blob(model);
    CHECK(blob.size() * sizeof(std::uint32_t) <= 4'000'000);
    Model embedded = rebuild(Facts::embedded());
    embedded.also_fits = model.also_fits;
    embedded.services = model.services;  // test_actions.cpp compares them
    CHECK(embedded == model);
}

TEST_CASE("reading schemas/ and writing it again changes no byte") {
    std::uintmax_t size = 0;
    const auto files = write_text(read_folder(schemas, false));
    for (const auto& [name, text] : files) {
        CAPTURE(name);
        std::ifstream stream(schemas / name, std::ios::binary);
        std::ostringstream committed;
        committed << stream.rdbuf();
        CHECK(committed.str() == text);
        size += text.size();
    }
    CHECK(size <= 8'000'000);
    for (const auto& entry : fs::directory_iterator(schemas / "types"))
        CHECK(files.contains("types/" + entry.path().filename().string()));
}

TEST_CASE("all types of us-east-1 are known") {
    const Items<ResourceType> types = Facts::embedded().types();
    CHECK(types.size() == 1868);
    CHECK(Facts::embedded().regions().size() == 45);
    for (std::size_t i = 0; i < types.size(); ++i) {
        CHECK(Facts::embedded().find(types[i].name())->name() == types[i].name());
        CHECK((i == 0 || types[i - 1].name() < types[i].name()));
        CHECK(types[i].available_in(Facts::embedded().find_region("us-east-1").value()));
    }
    CHECK_FALSE(Facts::embedded().find("AWS::ECS::Servise"));
    CHECK_FALSE(Facts::embedded().find(""));
    CHECK_FALSE(Facts::embedded().find_region("us-east-9"));
}

TEST_CASE("the facts tell about an ECS service") {
    const ResourceType service = find("AWS::ECS::Service");
    CHECK(names(service.create_only()) ==
          std::vector<std::string>{"Cluster", "Role", "SchedulingStrategy", "ServiceName"});
    CHECK(service.tag_property() == "Tags");
    CHECK(service.tags() == Tags::list);
    CHECK_FALSE(service.stateful());
    CHECK(service.ref_kind() == "AWS::ECS::Service.ServiceArn");
    CHECK(service.attributes().find("Name")->kind() == "AWS::ECS::Service.Name");
    const Shape root = service.root();
    CHECK(root.types() == object_type);
    CHECK(root.has(Keyword::closed));
    CHECK_FALSE(root.property("Clusters"));
    CHECK(root.property("DesiredCount")->types() == integer_type);
    CHECK(kinds(*root.property("Cluster")) == std::vector<std::string>{"AWS::ECS::Cluster"});
    const Shape balancers = *root.property("LoadBalancers");
    CHECK(balancers.types() == array_type);
    const NamedShape balancer = balancers.find(Keyword::items)->shape().reference().value();
    CHECK(balancer.name() == "LoadBalancer");
    CHECK(balancer.shape().property("ContainerPort")->types() == integer_type);
}

TEST_CASE("the facts tell what is stateful, how tags are spelled and where a type is missing") {
    CHECK(find("AWS::S3::Bucket").stateful());
    CHECK(find("AWS::ECR::Repository").stateful());
    CHECK_FALSE(find("AWS::IAM::Role").stateful());
    CHECK(find("AWS::SSM::Parameter").tags() == Tags::map);
    CHECK(find("AWS::Cognito::UserPool").tag_property() == "UserPoolTags");
    CHECK(find("AWS::AutoScaling::AutoScalingGroup").tags() == Tags::auto_scaling);
    CHECK(find("AWS::EC2::Route").tags() == Tags::none);
    CHECK(available("AWS::ECS::Service", "eu-west-1"));
    CHECK_FALSE(available("AWS::AppMesh::Mesh", "mx-central-1"));
    CHECK(available("AWS::AppMesh::Mesh", "us-west-2"));
}

TEST_CASE("references are of the kind that the facts name") {
    CHECK(find("AWS::IAM::Role").ref_kind() == "AWS::IAM::Role.RoleName");
    CHECK(find("AWS::EC2::SecurityGroup").ref_kind() == "AWS::EC2::SecurityGroup.Id");
    CHECK(find("AWS::EC2::SecurityGroup").attributes().find("GroupId")->kind() == "AWS::EC2::SecurityGroup.Id");
    CHECK(find("AWS::CertificateManager::Certificate").ref_kind() == "AWS::CertificateManager::Certificate.Arn");
    CHECK(find("AWS::RDS::DBInstance").attributes().find("Endpoint.Address")->kind() ==
          "AWS::RDS::DBInstance.Endpoint.Address");
    CHECK(find("AWS::SecretsManager::SecretTargetAttachment").ref_kind() ==
          "AWS::SecretsManager::SecretTargetAttachment.SecretId");
    CHECK(kinds(*find("AWS::ECS::TaskDefinition").root().property("ExecutionRoleArn")) ==
          std::vector<std::string>{"AWS::IAM::Role.Arn"});
    CHECK(kinds(*find("AWS::SQS::Queue").root().property("KmsMasterKeyId")) ==
          std::vector<std::string>{"AWS::KMS::Alias", "AWS::KMS::Key", "AWS::KMS::ReplicaKey"});
    CHECK(kinds(*find("AWS::EC2::SecurityGroupIngress").root().property("CidrIp")).empty());
}

TEST_CASE("every kind names a type, and every exact kind something that the type gives") {
    const Facts facts = Facts::embedded();
    for (const ResourceType type : facts.types()) {
        const std::optional<Clause> properties = type.root().find(Keyword::properties);
        if (!properties)
            continue;
        for (const NamedShape property : properties->named_shapes())
            for (const Value kind : property.shape().kinds()) {
                CAPTURE(type.name(), property.name(), kind.text());
                const std::size_t dot = kind.text().find('.');
                const std::optional<ResourceType> target = facts.find(kind.text().substr(0, dot));
                REQUIRE(target);
                if (dot == std::string_view::npos || target->ref_kind() == kind.text())
                    continue;
                bool given = false;
                for (const Attribute attribute : target->attributes())
                    given = given || attribute.kind() == kind.text();
                CHECK(given);
            }
    }
}
