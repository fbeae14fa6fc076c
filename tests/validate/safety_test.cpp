#include <algorithm>
#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

bool found(const std::string& id, const std::string& resources) {
    return judge::ids(
               "Parameters: {P: {Type: String}}\n"
               "Conditions: {C: !Equals [!Ref P, a]}\n"
               "Resources:\n" +
                   resources,
               "", id)
        .contains(id);
}

std::string database(const std::string& properties, const std::string& attributes = "") {
    return "  D: {Type: AWS::RDS::DBInstance, " + attributes + " Properties: {" + properties + "}}\n";
}

}  // namespace

TEST_CASE("backups are off where they are off under every condition") {
    CHECK(found("A2304", database("BackupRetentionPeriod: '0'")));
    CHECK(found("A2304", database("BackupRetentionPeriod: !If [C, 0, 0]")));
    CHECK_FALSE(found("A2304", database("BackupRetentionPeriod: !If [C, 0, 7]")));
    CHECK_FALSE(found("A2304", database("BackupRetentionPeriod: !Ref P")));
    CHECK_FALSE(found("A2304", database("BackupRetentionPeriod: 0, SourceDBInstanceIdentifier: a")));
    CHECK_FALSE(found("A2304", database("DBInstanceClass: a")));
}

TEST_CASE("replication needs versions under the same condition") {
    const auto bucket = [](const std::string& versions, const std::string& replication) {
        return found("A2307", "  B: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: " + versions +
                                  ", ReplicationConfiguration: " + replication + "}}\n");
    };
    const std::string on = "{Status: Enabled}";
    const std::string replication = "{Role: r, Rules: []}";
    CHECK(bucket("{Status: Suspended}", replication));
    CHECK(bucket("!If [C, " + on + ", !Ref AWS::NoValue]", "!If [C, !Ref AWS::NoValue, " + replication + "]"));
    CHECK_FALSE(bucket("!If [C, " + on + ", !Ref AWS::NoValue]", "!If [C, " + replication + ", !Ref AWS::NoValue]"));
    CHECK_FALSE(bucket("{Status: !Ref P}", replication));
    CHECK_FALSE(bucket(on, replication));
    CHECK_FALSE(bucket("{Status: Suspended}", "[!Ref AWS::NoValue]"));
}

TEST_CASE("a snapshot that a parameter names may go") {
    CHECK(found("A2302", database("DBSnapshotIdentifier: !If [C, !Ref AWS::NoValue, !Ref P]")));
    CHECK(found("A2302", database("DBSnapshotIdentifier: !Sub '${P}'", "UpdateReplacePolicy: Delete,")));
    CHECK_FALSE(found("A2302", database("DBSnapshotIdentifier: !Ref P", "UpdateReplacePolicy: Snapshot,")));
    CHECK_FALSE(found("A2302", database("DBSnapshotIdentifier: first")));
}

TEST_CASE("the key of kept data is kept") {
    const auto key = [](const std::string& attributes, const std::string& kept) {
        return found("A2303", "  K: {Type: AWS::KMS::Key, " + attributes + " Properties: {}}\n" +
                                  database("KmsKeyId: !GetAtt K.Arn", kept));
    };
    CHECK(key("", "DeletionPolicy: Snapshot,"));
    CHECK(key("DeletionPolicy: Delete,", "DeletionPolicy: Retain,"));
    CHECK_FALSE(key("DeletionPolicy: Retain,", "DeletionPolicy: Retain,"));
    CHECK_FALSE(key("", "DeletionPolicy: Delete,"));
    CHECK_FALSE(key("", ""));
    const std::string by_alias =
        "  K: {Type: AWS::KMS::Key, Properties: {}}\n"
        "  A: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/a, TargetKeyId: !Ref K}}\n";
    CHECK(found("A2303", by_alias + database("KmsKeyId: !Ref A", "DeletionPolicy: Retain,")));
}

TEST_CASE("dead letters are kept at least as long as messages") {
    const auto queues = [](const std::string& own, const std::string& dead) {
        return found("A2309", "  Dead: {Type: AWS::SQS::Queue, Properties: {" + dead +
                                  "}}\n"
                                  "  Q: {Type: AWS::SQS::Queue, Properties: {" +
                                  own + " RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn}}}\n");
    };
    CHECK(queues("MessageRetentionPeriod: 345601,", ""));
    CHECK(queues("", "MessageRetentionPeriod: '60'"));
    CHECK_FALSE(queues("", ""));
    CHECK_FALSE(queues("MessageRetentionPeriod: !Ref P,", "MessageRetentionPeriod: 60"));
}

TEST_CASE("a parameter may decide by way of a condition") {
    CHECK(found("A2301", database("DBName: !If [C, a, b]")));
    CHECK(found("A2301", database("DBName: !Ref P")));
    CHECK_FALSE(found("A2301", database("DBName: !If [C, a, b]", "UpdateReplacePolicy: Snapshot,")));
    CHECK_FALSE(found("A2301", database("DBName: a, MultiAZ: !If [C, true, false]")));
}

TEST_CASE("a database that has a name of its own, or is protected, is not replaced and deleted") {
    CHECK_FALSE(found("A2301", database("DBName: !Ref P, DBInstanceIdentifier: fixed")));
    CHECK_FALSE(found("A2301", database("DBName: !Ref P, DBInstanceIdentifier: !Ref AWS::StackName")));
    CHECK(found("A2301", database("DBName: !Ref P, DBInstanceIdentifier: !Ref P")));
    CHECK_FALSE(found("A2301", database("DBName: !Ref P, DeletionProtection: true")));
    CHECK(found("A2301", database("DBName: !Ref P, DeletionProtection: false")));
    CHECK(found("A2301", database("DBName: !Ref P, DeletionProtection: !If [C, true, false]")));
    CHECK(found("A2301", database("DBName: !Ref P, DeletionProtection: !If [C, false, true]")));
    CHECK(found("A2311", "  C: {Type: AWS::RDS::DBCluster, Properties: {DBClusterIdentifier: c, Engine: x}}\n"));
}

TEST_CASE("clusters without snapshots and global tables without recovery are told") {
    const auto cluster = [](const std::string& days) {
        return found("A2304", "  R: {Type: AWS::Redshift::Cluster, Properties: {AutomatedSnapshotRetentionPeriod: " +
                                  days + "}}\n");
    };
    CHECK(cluster("0"));
    CHECK_FALSE(cluster("1"));
    const auto table = [](const std::string& enabled) {
        return found("A2305", "  T: {Type: AWS::DynamoDB::GlobalTable, Properties: {Replicas: [{Region: us-east-1" +
                                  enabled + "}]}}\n");
    };
    CHECK(table(""));
    CHECK(table(", PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: false}"));
    CHECK_FALSE(table(", PointInTimeRecoverySpecification: {PointInTimeRecoveryEnabled: true}"));
}

TEST_CASE("a kept bucket of logs may empty itself") {
    const auto bucket = [](const std::string& properties, const std::string& more = "") {
        return found("A2306", "  B: {Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: {" + properties +
                                  "LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 90}]}}}\n" +
                                  more);
    };
    const auto policy = [](const std::string& service) {
        return "  Y: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Ref B, PolicyDocument: {Statement: [{Effect:"
               " Allow, Principal: {Service: " +
               service + "}}]}}}\n";
    };
    CHECK(bucket(""));
    CHECK(bucket("", policy("cloudfront.amazonaws.com")));
    CHECK_FALSE(bucket("AccessControl: LogDeliveryWrite, "));
    CHECK_FALSE(bucket("", policy("logging.s3.amazonaws.com")));
    CHECK_FALSE(bucket("",
                       "  O: {Type: AWS::S3::Bucket, Properties: {LoggingConfiguration: {DestinationBucketName:"
                       " !Ref B}}}\n"));
}

TEST_CASE("a kept database goes on using its security groups") {
    const auto group = [](const std::string& attributes) {
        return found("A2308", "  G: {Type: AWS::EC2::SecurityGroup, " + attributes +
                                  " Properties: {GroupDescription: g}}\n" +
                                  database("VPCSecurityGroups: [!Ref G]", "DeletionPolicy: Retain,"));
    };
    CHECK(group(""));
    CHECK_FALSE(group("DeletionPolicy: Retain,"));
}

TEST_CASE("a kept database stays in its subnets, and these in their network") {
    const std::string kept = "DeletionPolicy: Retain, ";
    const auto network = [&](const std::string& subnet, const std::string& vpc, const std::string& database) {
        return "  V: {Type: AWS::EC2::VPC, " + vpc +
               "Properties: {CidrBlock: 10.0.0.0/16}}\n"
               "  A: {Type: AWS::EC2::Subnet, " +
               subnet +
               "Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}\n"
               "  B: {Type: AWS::EC2::Subnet, " +
               kept +
               "Properties: {VpcId: !Ref V, CidrBlock: 10.0.1.0/24}}\n"
               "  S: {Type: AWS::RDS::DBSubnetGroup, " +
               kept + "Properties: {DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref B]}}\n" +
               ::database("DBSubnetGroupName: !Ref S", database);
    };
    CHECK(found("A2308", network("", kept, kept)));
    CHECK(found("A2308", network(kept, "", kept)));
    CHECK_FALSE(found("A2308", network(kept, kept, kept)));
    CHECK_FALSE(found("A2308", network("", "", "")));
    CHECK_FALSE(found("A2308", network(kept, "DeletionPolicy: !Ref P, ", kept)));
    const std::string other =
        "  E: {Type: AWS::RDS::DBInstance, " + kept + "Properties: {DBSubnetGroupName: !Ref S}}\n";
    const auto findings = judge::findings("Resources:\n" + network(kept, "", kept) + other);
    CHECK(std::ranges::count(findings, "A2308", &appinfra::diagnostics::Diagnostic::id) == 1);
}

TEST_CASE("copies, and what a template gives up, need no protection") {
    const std::string pool = "  U: {Type: AWS::Cognito::UserPool, Condition: C";
    CHECK(found("A2310", pool + "}\n"));
    CHECK(found("A2311", pool + "}\n"));
    CHECK_FALSE(found("A2310", pool + ", DeletionPolicy: Delete}\n"));
    CHECK_FALSE(found("A2311", pool + ", DeletionPolicy: Delete}\n"));
    CHECK_FALSE(found("A2311", database("SourceDBInstanceIdentifier: !Ref P")));
    CHECK(found("A2311", database("Engine: postgres")));
    CHECK_FALSE(found("A2310", database("Engine: postgres", "Condition: C,")));
}
