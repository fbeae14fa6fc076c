#include "catch.hpp"
#include "pair.hpp"

using namespace appinfra::compare;
using pair::differences;
using pair::only_change;

namespace {

std::string topic(const std::string& properties) {
    return "Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties: {" + properties + "}\n";
}

std::string instance(const std::string& properties) {
    return "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Properties: {" + properties + "}\n";
}

}  // namespace

TEST_CASE("templates that mean the same change nothing") {
    const std::string one = topic("DisplayName: a, FifoTopic: true, Tags: [{Key: a, Value: '1'}]");
    for (const std::string& other :
         {one, topic("Tags: [{Value: 1, Key: a}], FifoTopic: 'true', DisplayName: a"),
          "Description: other\nOutputs: {A: {Value: b}}\n" + one, one + "    DependsOn: Other\n",
          one + "    UpdatePolicy: {UseOnlineResharding: true}\n"}) {
        const Prediction prediction = pair::predict(one, other);
        CHECK(prediction.changes.empty());
        CHECK(prediction.unchanged == 1);
    }
}

TEST_CASE("a property that can change does so in place") {
    const Change change = only_change(topic("DisplayName: a"), topic("DisplayName: b"));
    CHECK(change.effect == Effect::changed);
    CHECK(change.fate == Fate::stays);
    CHECK(differences(change) == "DisplayName in place\n");
}

TEST_CASE("a create-only property that changes, comes or goes replaces the resource") {
    for (const auto& [before, after] :
         {std::pair{"TopicName: a", "TopicName: b"}, {"", "TopicName: b"}, {"TopicName: a", ""}}) {
        const Change change = only_change(topic(before), topic(after));
        CHECK(change.effect == Effect::replaced);
        CHECK(change.fate == Fate::deleted);
        CHECK_FALSE(change.loses_data());
        CHECK(differences(change) == "TopicName replace\n");
    }
}

TEST_CASE("a conditionally create-only property may replace the resource") {
    const Change change = only_change(instance("InstanceType: m7g.large"), instance("InstanceType: m7g.xlarge"));
    CHECK(change.effect == Effect::may_be_replaced);
    CHECK(differences(change) == "InstanceType may replace\n");
}

TEST_CASE("differences are told as deep as they are, in order") {
    CHECK(differences(only_change(topic("DisplayName: a, Tags: [{Key: a, Value: b}, {Key: c, Value: d}]"),
                                  topic("DisplayName: x, Tags: [{Key: a, Value: B}, {Key: c, Value: D}]"))) ==
          "DisplayName in place\nTags/0/Value in place\nTags/1/Value in place\n");
    CHECK(differences(only_change(topic("Tags: [{Key: a, Value: b}]"), topic("Tags: []"))) == "Tags in place\n");
    CHECK(differences(only_change(topic("DisplayName: a"), topic("DisplayName: !Ref AWS::Region"))) ==
          "DisplayName in place\n");
    CHECK(differences(only_change(topic("DeliveryStatusLogging: {}"), topic("DeliveryStatusLogging: {A: {B: c}}"))) ==
          "DeliveryStatusLogging/A/B in place\n");
}

TEST_CASE("a create-only property inside another is found where it stands") {
    const std::string table = "Resources:\n  Proxy:\n    Type: AWS::EC2::LaunchTemplate\n    Properties: ";
    CHECK(only_change(table + "{LaunchTemplateData: {ImageId: a}}", table + "{LaunchTemplateData: {ImageId: b}}")
              .effect == Effect::changed);
    CHECK(only_change(table + "{LaunchTemplateName: a}", table + "{LaunchTemplateName: b}").effect == Effect::replaced);
}

TEST_CASE("metadata and policies change the resource without touching it") {
    const std::string one = topic("DisplayName: a");
    CHECK(differences(only_change(one, one + "    Metadata: {A: b}\n")) == ".Metadata in place\n");
    CHECK(differences(only_change(one, one + "    DeletionPolicy: Retain\n")) == ".DeletionPolicy in place\n");
    CHECK(only_change(one + "    UpdateReplacePolicy: Delete\n", one).effect == Effect::changed);
}

TEST_CASE("resources of unknown types may be replaced by any difference") {
    const std::string one = "Resources: {A: {Type: Custom::Thing, Properties: {Size: 1}}}\n";
    const std::string two = "Resources: {A: {Type: Custom::Thing, Properties: {Size: 2}}}\n";
    CHECK(only_change(one, two).effect == Effect::may_be_replaced);
}
