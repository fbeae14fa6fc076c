#include <set>

#include "appinfra/document/read.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/validate/catalogue.hpp"
#include "appinfra/validate/validate.hpp"
#include "catch.hpp"
#include "judge.hpp"

using namespace appinfra;

using Ids = std::set<std::string>;

namespace {

std::string database(const std::string& properties) {
    return R"(
Parameters:
  Version:
    Type: String
    Default: "17.99"
Conditions:
  Small: !Equals [!Ref AWS::Region, us-east-1]
  Old: !Equals [!Ref AWS::AccountId, "123456789012"]
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    DeletionPolicy: Snapshot
    UpdateReplacePolicy: Snapshot
    Properties:
      AllocatedStorage: "100"
      ManageMasterUserPassword: true
      MasterUsername: owner
      StorageEncrypted: true
)" + properties;
}

std::size_t count(const std::string& yaml, std::string_view id, const std::string& region = "") {
    std::size_t number = 0;
    for (const auto& finding : judge::findings(yaml, region))
        number += finding.id == id ? 1 : 0;
    return number;
}

Ids errors(const std::string& yaml) {
    Ids ids = judge::ids(yaml);
    std::erase_if(ids, [](const std::string& id) { return !id.starts_with('E'); });
    return ids;
}

std::string instance(const std::string& type) {
    return "Resources:\n  Template:\n    Type: AWS::EC2::LaunchTemplate\n    Properties:\n      LaunchTemplateData:\n"
           "        MetadataOptions:\n          HttpTokens: required\n        InstanceType: " +
           type + '\n';
}

}  // namespace

TEST_CASE("every rule that the facts apply is in the catalogue") {
    for (const appinfra::schema::ResourceType type : appinfra::schema::Facts::embedded().types())
        for (const appinfra::schema::Extension extension : type.extensions()) {
            INFO(type.name() << ' ' << extension.rule());
            CHECK(appinfra::validate::find_rule(extension.rule()) != nullptr);
        }
}

TEST_CASE("a value that only some regions have is wrong in the others") {
    const std::string gpu = instance("p3dn.24xlarge");
    CHECK(count(gpu, "E3628") == 0);
    CHECK(count(gpu, "E3628", "us-east-1") == 0);
    CHECK(count(gpu, "E3628", "eu-west-3") == 1);
    CHECK(count(instance("t4g.huge"), "E3628") == 1);
    CHECK(count(instance("t4g.huge"), "E3628", "eu-west-3") == 1);
}

TEST_CASE("what a function gives fits") {
    CHECK(count(database(
                    "      DBInstanceClass: db.m6g.large\n      Engine: postgres\n      EngineVersion: !Ref Version\n"),
                "E3691") == 0);
    CHECK(count(instance("!Ref AWS::StackName"), "E3628") == 0);
}

TEST_CASE("a major version of an engine stands for a recent release of it") {
    const auto told = [](const std::string& engine, const std::string& version, std::string_view id) {
        return count(database("      DBInstanceClass: db.m6g.large\n      Engine: " + engine +
                              "\n      EngineVersion: '" + version + "'\n"),
                     id);
    };
    CHECK(told("mysql", "8.0", "E3691") == 0);
    CHECK(told("mariadb", "11.4", "E3691") == 0);
    CHECK(told("mysql", "7.0", "E3691") == 1);
    CHECK(told("postgres", "17", "W3691") == 0);
    CHECK(told("postgres", "9", "W3691") == 1);
}

TEST_CASE("what a rule says of a whole resource is said in its words") {
    const auto findings = judge::findings(
        database("      DBInstanceClass: db.m6g.large\n      Engine: postgres\n      EngineVersion: '16.3'\n"));
    const auto found = std::ranges::find(findings, "W3691", &diagnostics::Diagnostic::id);
    REQUIRE(found != findings.end());
    CHECK(found->message ==
          "a DB instance has a version of its engine that new instances cannot have when Engine is "
          "\"postgres\" and EngineVersion is \"16.3\"");
}

TEST_CASE("the case of an engine says nothing") {
    CHECK(count(database("      DBInstanceClass: db.m6g.large\n      Engine: Postgres\n      EngineVersion: '17.99'\n"),
                "E3691") == 1);
    CHECK(count(database("      DBInstanceClass: db.m6g.large\n      Engine: PostgreS\n      EngineVersion: '17.5'\n"),
                "E3691") == 0);
}

TEST_CASE("values that conditions choose are judged together as they come together") {
    const std::string fitting = database(
        "      DBInstanceClass: !If [Small, db.t4g.micro, db.m5.large]\n"
        "      Engine: !If [Small, postgres, oracle-se2]\n"
        "      LicenseModel: !If [Small, !Ref AWS::NoValue, license-included]\n");
    CHECK(errors(fitting) == Ids{});
    const std::string crossed = database(
        "      DBInstanceClass: !If [Small, db.m5.large, db.t4g.micro]\n"
        "      Engine: !If [Small, postgres, oracle-se2]\n"
        "      LicenseModel: !If [Small, !Ref AWS::NoValue, license-included]\n");
    CHECK(errors(crossed) == Ids{"E3025"});
    const std::string apart = database(
        "      DBInstanceClass: !If [Old, db.m5.large, db.t4g.micro]\n"
        "      Engine: !If [Small, postgres, oracle-se2]\n"
        "      LicenseModel: !If [Small, !Ref AWS::NoValue, license-included]\n");
    CHECK(errors(apart) == Ids{"E3025"});
}

TEST_CASE("what a condition leaves out is not there") {
    const std::string cluster = R"(
Conditions:
  Serverless: !Equals [!Ref AWS::Region, us-east-1]
Resources:
  Cluster:
    Type: AWS::RDS::DBCluster
    DeletionPolicy: Snapshot
    UpdateReplacePolicy: Snapshot
    Properties:
      Engine: aurora-postgresql
      EngineMode: !If [Serverless, serverless, provisioned]
      ManageMasterUserPassword: true
      MasterUsername: owner
      StorageEncrypted: true
      ScalingConfiguration: !If [)";
    CHECK(errors(cluster + "Serverless, {MinCapacity: 2}, !Ref AWS::NoValue]\n") == Ids{});
    CHECK(errors(cluster + "Serverless, !Ref AWS::NoValue, {MinCapacity: 2}]\n") == Ids{"E3686"});
}

TEST_CASE("a rule reports all that is wrong with a value only where that is more than one mistake") {
    const std::string group =
        "Resources:\n  Rule:\n    Type: AWS::EC2::SecurityGroupEgress\n    Properties:\n"
        "      CidrIp: 10.0.0.0/16\n      Description: x\n      GroupId: sg-0123456789abcdef0\n"
        "      IpProtocol: tcp\n";
    CHECK(count(group, "E3687") == 1);
    const std::string targets =
        "Resources:\n  Group:\n    Type: AWS::ElasticLoadBalancingV2::TargetGroup\n"
        "    Properties:\n      TargetType: lambda\n      Port: 80\n      Protocol: HTTP\n";
    CHECK(count(targets, "E3681") == 2);
}

TEST_CASE("a resource without properties is judged too") {
    CHECK(errors("Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n") == Ids{"E3660"});
}

TEST_CASE("a runtime that a parameter or mapping names is judged by its date, too") {
    const auto found = [](const std::string& runtime, const std::string& today) {
        diagnostics::Sink sink;
        const auto document = document::read_yaml(
            "Parameters: {P: {Type: String, Default: python3.8}}\nMappings: {M: {a: {old: python3.8, new: "
            "python3.14}}}\n"
            "Resources: {F: {Type: AWS::Lambda::Function, Properties: {Handler: a.b, Role: !ImportValue r, Code: "
            "{S3Bucket: bucket, S3Key: k}, Runtime: " +
                runtime + "}}}",
            "t.yaml", sink);
        validate::validate(*document, "t.yaml", {.today = today}, sink);
        std::set<std::string> ids;
        for (const auto& finding : sink.all())
            ids.insert(finding.id);
        return ids;
    };
    CHECK(found("!Ref P", "2026-11-24").contains("W1030"));
    CHECK_FALSE(found("!Ref P", "2020-11-24").contains("W1030"));
    CHECK(found("!FindInMap [M, a, old]", "2026-11-24").contains("W1034"));
    CHECK_FALSE(found("!FindInMap [M, a, new]", "2026-11-24").contains("W1034"));
}
