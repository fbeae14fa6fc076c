#include "catch.hpp"
#include "pair.hpp"

using namespace appinfra::compare;
using pair::only_change;

namespace {

const std::string nothing = "Resources: {}\n";

std::string resource(const std::string& type, const std::string& rest, const std::string& properties = "") {
    return "Resources:\n  Data:\n    Type: " + type + "\n    Properties: {" + properties + "}\n" + rest;
}

std::string bucket(const std::string& policies, const std::string& properties = "") {
    return resource("AWS::S3::Bucket", policies, properties);
}

}  // namespace

TEST_CASE("what is only in the new template is added") {
    const Change change = only_change(nothing, bucket(""));
    CHECK(change.effect == Effect::added);
    CHECK(change.fate == Fate::stays);
    CHECK(change.stateful);
    CHECK_FALSE(change.loses_data());
}

TEST_CASE("what is removed follows the deletion policy it had") {
    struct Case {
        std::string before;
        Fate fate;
        bool loses;
    };
    const std::string cluster = "DBClusterIdentifier: !Ref Cluster";
    for (const Case& one : {
             Case{bucket(""), Fate::deleted, true},
             {bucket("    DeletionPolicy: Delete\n"), Fate::discarded, true},
             {bucket("    DeletionPolicy: Retain\n"), Fate::retained, false},
             {bucket("    DeletionPolicy: RetainExceptOnCreate\n"), Fate::retained, false},
             {bucket("    UpdateReplacePolicy: Retain\n"), Fate::deleted, true},
             {bucket("    DeletionPolicy: !Ref Policy\n"), Fate::deleted, true},
             {bucket("    DeletionPolicy: Snapshot\n"), Fate::deleted, true},
             {resource("AWS::RDS::DBInstance", "    DeletionPolicy: Snapshot\n"), Fate::snapshotted, false},
             {resource("AWS::RDS::DBInstance", ""), Fate::snapshotted, false},
             {resource("AWS::RDS::DBInstance", "", cluster), Fate::deleted, true},
             {resource("AWS::RDS::DBInstance", "    DeletionPolicy: Delete\n"), Fate::discarded, true},
             {resource("AWS::SNS::Topic", ""), Fate::deleted, false},
         }) {
        const Change change = only_change(one.before, nothing);
        INFO(one.before);
        CHECK(change.effect == Effect::removed);
        CHECK(change.fate == one.fate);
        CHECK(change.loses_data() == one.loses);
    }
}

TEST_CASE("what is replaced follows the weaker of its update policies") {
    const std::string retain = "    UpdateReplacePolicy: Retain\n";
    const std::string deletion = "    DeletionPolicy: Retain\n";
    const std::string a = "BucketName: a";
    const std::string b = "BucketName: b";
    CHECK(only_change(bucket(retain, a), bucket(retain, b)).fate == Fate::retained);
    CHECK_FALSE(only_change(bucket(retain, a), bucket(retain, b)).loses_data());
    CHECK(only_change(bucket(retain, a), bucket("", b)).loses_data());
    CHECK(only_change(bucket("", a), bucket(retain, b)).loses_data());
    CHECK(only_change(bucket(deletion, a), bucket(deletion, b)).loses_data());
}

TEST_CASE("a condition that comes or changes may remove a resource") {
    const std::string never = "Conditions: {C: !Equals [a, b]}\n";
    const std::string always = "Conditions: {C: !Equals [a, a]}\n";
    const std::string when = "    Condition: C\n";
    const Change come = only_change(never + bucket(""), never + bucket(when));
    CHECK(come.effect == Effect::conditional);
    CHECK(come.loses_data());
    CHECK(only_change(never + bucket(when), always + bucket(when)).loses_data());
    const std::string kept = when + "    DeletionPolicy: Retain\n";
    CHECK(only_change(never + bucket(kept), always + bucket(kept)).fate == Fate::retained);
    const Change go = only_change(never + bucket(when), never + bucket(""));
    CHECK(go.effect == Effect::conditional);
    CHECK_FALSE(go.loses_data());
    CHECK(pair::predict(never + bucket(when), never + bucket(when)).changes.empty());
}
