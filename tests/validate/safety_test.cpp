#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

bool found(const std::string& id, const std::string& resources) {
    return judge::ids(
               "Parameters: {P: {Type: String}}\n"
               "Conditions: {C: !Equals [!Ref P, a]}\n"
               "Resources:\n" +
               resources)
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
