#include "catch.hpp"
#include "pair.hpp"

using namespace appinfra::compare;
using pair::change_of;
using pair::only_change;

namespace {

std::string group(const std::string& id, const std::string& properties) {
    return "  " + id + ": {Type: AWS::Logs::LogGroup, DeletionPolicy: Retain, Properties: {" + properties + "}}\n";
}

}  // namespace

TEST_CASE("the type of a logical id cannot change") {
    const Change change =
        only_change("Resources: {A: {Type: AWS::S3::Bucket}}", "Resources: {A: {Type: AWS::SNS::Topic}}");
    CHECK(change.effect == Effect::retyped);
    CHECK(change.type == "AWS::S3::Bucket");
    CHECK(change.new_type == "AWS::SNS::Topic");
    CHECK(change.refusal == Refusal::type_changes);
    CHECK(change.stateful);
}

TEST_CASE("a name that is still held cannot be taken") {
    const std::string held = "Resources:\n" + group("A", "LogGroupName: /a");
    const Prediction renamed = pair::predict(held, "Resources:\n" + group("B", "LogGroupName: /a"));
    CHECK(change_of(renamed, "B").refusal == Refusal::name_taken);
    CHECK(change_of(renamed, "A").refusal == Refusal::none);
    CHECK(change_of(pair::predict(held, "Resources:\n" + group("B", "LogGroupName: /b")), "B").refusal ==
          Refusal::none);
    CHECK(change_of(pair::predict(held, "Resources:\n" + group("B", "")), "B").refusal == Refusal::none);
}

TEST_CASE("a resource that keeps its explicit name cannot be replaced") {
    const auto table = [](const std::string& name, const std::string& attribute) {
        return "Resources:\n  Table:\n    Type: AWS::DynamoDB::Table\n    Properties: {TableName: " + name +
               ", ImportSourceSpecification: {InputFormat: " + attribute + "}}\n";
    };
    CHECK(only_change(table("a", "CSV"), table("a", "ION")).refusal == Refusal::name_taken);
    CHECK(only_change(table("a", "CSV"), table("b", "ION")).refusal == Refusal::none);
}
