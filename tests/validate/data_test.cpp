#include "catch.hpp"
#include "judge.hpp"

using Ids = std::set<std::string>;

namespace {

const std::string conditions =
    "Parameters: {Stage: {Type: String}}\n"
    "Conditions: {A: !Equals [!Ref Stage, a], B: !Equals [!Ref Stage, b]}\n"
    "Outputs: {O: {Value: !If [A, !If [B, a, b], c]}}\n";

/// Only what is about data: resources here are otherwise careless.
bool has(const std::string& resources, const std::string& id) {
    return judge::ids(conditions + "Resources: {" + resources + "}", "", id).contains(id);
}
std::string of(const std::string& name, const std::string& type, const std::string& properties,
               const std::string& condition = "") {
    return name + ": {Type: AWS::" + type + (condition.empty() ? "" : ", Condition: " + condition) + ", Properties: {" +
           properties + "}}, ";
}

}  // namespace

TEST_CASE("subscription filters count where they exist together") {
    std::string always;
    std::string parted;
    for (int i = 0; i < 6; ++i) {
        const std::string name = "F" + std::to_string(i);
        always += of(name, "Logs::SubscriptionFilter", "LogGroupName: !Ref Stage");
        parted += of(name, "Logs::SubscriptionFilter", "LogGroupName: g", i == 0 ? "A" : i == 1 ? "B" : "");
    }
    CHECK(has(always, "E2529"));
    CHECK_FALSE(has(parted, "E2529"));
    CHECK_FALSE(has(always.substr(0, always.rfind("F5")), "E2529"));
}

TEST_CASE("a resource without properties has the default retention") {
    CHECK(judge::ids("Resources: {Q: {Type: AWS::SQS::Queue}}", "", "I3013").contains("I3013"));
    CHECK_FALSE(
        judge::ids("Resources: {Q: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 60}}}", "", "I3013")
            .contains("I3013"));
}

TEST_CASE("key attributes are compared in each branch") {
    const auto table = [](const std::string& definitions, const std::string& keys) {
        return of("T", "DynamoDB::Table", "AttributeDefinitions: " + definitions + ", KeySchema: " + keys);
    };
    const std::string a = "{AttributeName: a, AttributeType: S}";
    const std::string b = "{AttributeName: b, AttributeType: S}";
    CHECK_FALSE(has(table("[" + a + "]", "[{AttributeName: a}]"), "E3039"));
    CHECK(has(table("[" + a + ", " + b + "]", "[{AttributeName: a}]"), "E3039"));
    CHECK(has(table("[" + a + "]", "[{AttributeName: b}]"), "E3039"));
    CHECK_FALSE(has(table("!If [A, [" + a + "], [" + b + "]]", "[{AttributeName: !If [A, a, b]}]"), "E3039"));
    CHECK(has(table("!If [A, [" + a + "], [" + b + "]]", "[{AttributeName: !If [A, b, a]}]"), "E3039"));
    CHECK_FALSE(has(table("[{AttributeName: !Ref Stage, AttributeType: S}]", "[{AttributeName: a}]"), "E3039"));
    CHECK_FALSE(has(table("!Ref Stage", "[{AttributeName: a}]"), "E3039"));
}

TEST_CASE("queues are compared with those that their letters go to") {
    const auto queues = [](const std::string& letters, const std::string& own, const std::string& condition = "") {
        return of("D", "SQS::Queue", letters, condition) +
               of("Q", "SQS::Queue", own + "RedrivePolicy: {deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3}",
                  condition);
    };
    CHECK_FALSE(has(queues("", ""), "E3502"));
    CHECK(has(queues("FifoQueue: true", ""), "E3502"));
    CHECK(has(queues("", "FifoQueue: 'true', "), "E3502"));
    CHECK_FALSE(
        has(queues("FifoQueue: !If [A, true, false]", "FifoQueue: !If [A, true, !Ref AWS::NoValue], "), "E3502"));
    CHECK(has(queues("FifoQueue: !If [A, true, false]", "FifoQueue: !If [A, false, true], "), "E3502"));
    CHECK_FALSE(has(queues("FifoQueue: !If [B, true, false]", "", "A"), "E3502"));
    CHECK_FALSE(has(queues("FifoQueue: !Ref Stage", ""), "E3502"));
}

TEST_CASE("a database instance is compared with its cluster") {
    const auto databases = [](const std::string& cluster, const std::string& instance) {
        return of("C", "RDS::DBCluster", cluster) +
               of("I", "RDS::DBInstance", "DBClusterIdentifier: !Ref C, " + instance);
    };
    CHECK(has(databases("Engine: aurora-mysql", "Engine: aurora-postgresql"), "E3707"));
    CHECK_FALSE(has(databases("Engine: aurora-mysql", "Engine: aurora-mysql"), "E3707"));
    CHECK_FALSE(has(databases("Engine: !Ref Stage", "Engine: aurora-mysql"), "E3707"));
    CHECK(has(databases("Engine: aurora-mysql", "StorageEncrypted: true"), "E3709"));
    CHECK_FALSE(has(databases("StorageEncrypted: true", "StorageEncrypted: true"), "E3709"));
    CHECK_FALSE(has(databases("StorageEncrypted: true", "Engine: aurora-mysql"), "E3709"));
}

TEST_CASE("both policies are wanted where one keeps data") {
    const auto topic = [](const std::string& policies) { return "T: {Type: AWS::SNS::Topic" + policies + "}"; };
    CHECK(has(topic(", DeletionPolicy: Retain"), "W3011"));
    CHECK(has(topic(", UpdateReplacePolicy: Retain"), "W3011"));
    CHECK_FALSE(has(topic(", DeletionPolicy: Delete"), "W3011"));
    CHECK_FALSE(has(topic(", DeletionPolicy: Retain, UpdateReplacePolicy: Delete"), "W3011"));
    CHECK_FALSE(has(topic(""), "I3011"));
    CHECK(has("T: {Type: AWS::KMS::Key}", "I3011"));
    CHECK(has(of("K", "Kinesis::Stream", "ShardCount: 1"), "I3013"));
    CHECK_FALSE(has(of("D", "RDS::DBInstance", "Engine: aurora-mysql"), "I3013"));
}

TEST_CASE("tags are set once, under keys that are free") {
    const auto topic = [](const std::string& tags) { return of("T", "SNS::Topic", "Tags: " + tags); };
    CHECK(has(topic("[{Key: 'aws:x', Value: y}]"), "E3024"));
    CHECK(has(topic("[{Key: x, Value: y}, {Key: x, Value: z}]"), "E3024"));
    CHECK(has(topic("[{Key: x, Value: " + std::string(257, 'v') + "}]"), "E3024"));
    CHECK(has(topic("[{Key: " + std::string(129, 'k') + ", Value: v}]"), "E3024"));
    CHECK_FALSE(
        has(topic("[!If [A, {Key: x, Value: y}, !Ref AWS::NoValue], !If [B, {Key: x, Value: z}, {Key: c, Value: d}]]"),
            "E3024"));
    CHECK_FALSE(has(topic("[{Key: !Ref Stage, Value: y}, {Key: !Ref Stage, Value: z}]"), "E3024"));
}

TEST_CASE("names of SSM parameters are not reserved ones") {
    const auto parameter = [](const std::string& name) {
        return of("P", "SSM::Parameter", "Type: String, Value: v, Name: " + name);
    };
    for (const std::string name : {"/aws/x", "aws", "/SSM/x", "ssm.x", "/a//b", "/", "a b"})
        CHECK(has(parameter("'" + name + "'"), "W3701"));
    for (const std::string name : {"/app/x", "app.x_y-z", "/a/aws/b", "/a"})
        CHECK_FALSE(has(parameter(name), "W3701"));
}

TEST_CASE("cluster mode is followed to the replication groups that use it") {
    const auto caches = [](const std::string& group) {
        return of("S", "ElastiCache::ParameterGroup", "Properties: {cluster-enabled: 'yes'}") +
               of("G", "ElastiCache::ReplicationGroup", "CacheParameterGroupName: !Ref S" + group);
    };
    CHECK(has(caches(""), "E3026"));
    CHECK(has(caches(", NumNodeGroups: 2, AutomaticFailoverEnabled: false"), "E3026"));
    CHECK_FALSE(has(caches(", NumNodeGroups: 2"), "E3026"));
    CHECK_FALSE(has(caches(", NumCacheClusters: !Ref Stage"), "E3026"));
    CHECK(has(caches(", NumCacheClusters: 1"), "E3026"));
}

TEST_CASE("a parameter group is for the engine and major version of its database") {
    const auto other = [](const std::string& family, const std::string& database) {
        return has(of("G", "RDS::DBParameterGroup", "Description: d, Family: " + family) +
                       of("D", "RDS::DBInstance", "DBParameterGroupName: !Ref G, " + database),
                   "A1112");
    };
    const auto version = [&](const std::string& family, const std::string& engine, const std::string& version) {
        return other(family, "Engine: " + engine + ", EngineVersion: '" + version + "'");
    };
    CHECK(other("mysql8.0", "Engine: postgres"));
    CHECK(other("oracle-ee-19", "Engine: oracle-se2"));
    CHECK(version("postgres16", "postgres", "15.4"));
    CHECK(version("postgres9.6", "postgres", "9.5.2"));
    CHECK(version("mysql8.0", "mysql", "5.7.44"));
    CHECK(version("mariadb10.11", "mariadb", "10.6.14"));
    CHECK(version("aurora-mysql8.0", "aurora-mysql", "5.7.mysql_aurora.2.11.1"));
    CHECK(version("sqlserver-se-15.0", "sqlserver-se", "14.00.3460.9.v1"));
    CHECK(other("!If [A, mysql8.0, postgres16]", "Engine: !If [A, postgres, mysql]"));
    CHECK_FALSE(version("postgres16", "postgres", "16"));
    CHECK_FALSE(version("postgres9.6", "postgres", "9"));
    CHECK_FALSE(version("mysql8.0", "MySQL", "8.0.36"));
    CHECK_FALSE(version("mariadb10.11", "mariadb", "10.11.8"));
    CHECK_FALSE(version("aurora-mysql8.0", "aurora-mysql", "8.0.mysql_aurora.3.04.0"));
    CHECK_FALSE(version("oracle-ee-19", "oracle-ee", "19.0.0.0.ru-2024-01.rur-2024-01.r1"));
    CHECK_FALSE(version("sqlserver-se-15.0", "sqlserver-se", "15.00.4198.2.v1"));
    CHECK_FALSE(other("!If [A, mysql8.0, postgres16]", "Engine: !If [A, mysql, postgres]"));
    CHECK_FALSE(other("!Ref Stage", "Engine: postgres"));
    CHECK_FALSE(other("mysql8.0", "Engine: !Ref Stage"));
    CHECK_FALSE(other("newdb-3", "Engine: postgres"));
    CHECK_FALSE(other("postgres16", "Engine: newdb"));
    CHECK_FALSE(other("postgres16", "Engine: postgres, EngineVersion: !Ref Stage"));
    CHECK(has(of("G", "RDS::DBClusterParameterGroup", "Description: d, Family: aurora-postgresql15") +
                  of("D", "RDS::DBCluster",
                     "DBClusterParameterGroupName: !Ref G, Engine: aurora-postgresql, "
                     "EngineVersion: '16.1'"),
              "A1112"));
    CHECK_FALSE(has(of("G", "RDS::DBParameterGroup", "Description: d, Family: mysql8.0", "A") +
                        of("D", "RDS::DBInstance",
                           "DBParameterGroupName: !If [A, !Ref G, x], Engine: "
                           "!If [A, mysql, postgres]"),
                    "A1112"));
}
