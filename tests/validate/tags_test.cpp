#include <string>

#include "appinfra/document/read.hpp"
#include "appinfra/validate/validate.hpp"
#include "catch.hpp"

using namespace appinfra;

namespace {

/// The messages of a rule about required tags, where Owner and Program are required.
std::string found(const std::string& id, const std::string& yaml) {
    diagnostics::Sink sink;
    const auto document = document::read_yaml(yaml, "template.yaml", sink);
    REQUIRE(document);
    validate::validate(*document, "template.yaml", {.required_tags = {"Owner", "Program"}}, sink);
    std::string messages;
    for (const auto& finding : sink.all())
        if (finding.id == id)
            messages += finding.message + '\n';
    return messages;
}

std::string lacking(const std::string& type, const std::string& properties) {
    return found("A2401",
                 "Parameters: {P: {Type: String}}\n"
                 "Conditions: {C: !Equals [!Ref P, a]}\n"
                 "Resources: {R: {Type: " +
                     type + ", Properties: {" + properties + "}}}\n");
}
std::string topic(const std::string& tags) { return lacking("AWS::SNS::Topic", "Tags: " + tags); }

const std::string owner = "{Key: Owner, Value: o}";
const std::string program = "{Key: Program, Value: p}";
const std::string no_value = "!Ref AWS::NoValue";

}  // namespace

TEST_CASE("required tags must be there whatever the conditions") {
    const std::string both = "[" + owner + ", " + program + "]";
    const std::string no_owner = "\"R\" lacks required tags: \"Owner\"\n";
    CHECK(topic(both).empty());
    CHECK(topic("[" + program + "]") == no_owner);
    CHECK(topic("!If [C, " + both + ", [" + program + "]]") == no_owner);
    CHECK(topic("!If [C, " + both + ", " + both + "]").empty());
    CHECK(topic("[" + program + ", !If [C, " + owner + ", " + no_value + "]]") == no_owner);
    CHECK(topic("[" + program + ", !If [C, " + owner + ", {Key: Owner, Value: x}]]").empty());
    CHECK(lacking("AWS::SNS::Topic", "") == "\"R\" lacks required tags: \"Owner\", \"Program\"\n");
    CHECK(topic("!If [C, " + both + ", " + no_value + "]") == "\"R\" lacks required tags: \"Owner\", \"Program\"\n");
}

TEST_CASE("tags that cannot be known are taken to be right") {
    CHECK(topic("[{Key: !Ref P, Value: p}]").empty());
    CHECK(topic("[" + program + ", !If [C, " + owner + ", " + no_value + "], !If [C, " + no_value + ", " + owner + "]]")
              .empty());
    CHECK(found("A2401", "Transform: Some::Macro\nResources: {R: {Type: AWS::SNS::Topic}}").empty());
}

TEST_CASE("tags in a map, and types without tags") {
    CHECK(lacking("AWS::SSM::Parameter", "Tags: {Owner: o, Program: p}").empty());
    CHECK(lacking("AWS::SSM::Parameter", "Tags: {Owner: !If [C, o, " + no_value + "], Program: p}") ==
          "\"R\" lacks required tags: \"Owner\"\n");
    CHECK(lacking("AWS::SNS::TopicPolicy", "").empty());
}

TEST_CASE("a required tag of a group reaches its instances") {
    const auto group = [](const std::string& propagate) {
        return found(
            "A2402",
            "Resources: {G: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: '1', MaxSize: '1',"
            " Tags: [{Key: Owner, Value: o, PropagateAtLaunch: " +
                propagate + "}]}}}");
    };
    CHECK(group("false") == "required tag \"Owner\" does not reach the instances\n");
    CHECK(group("true").empty());
}
