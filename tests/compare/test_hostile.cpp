#include "appinfra/document/read.hpp"
#include "catch.hpp"
#include "pair.hpp"

using namespace appinfra;
using namespace appinfra::compare;

namespace {

document::Document deep(int levels, const std::string& leaf) {
    document::Document document;
    document::NodeId value = document.make_string(leaf);
    for (int i = 0; i < levels; ++i) {
        const document::NodeId map = document.make_map();
        document.insert(map, i % 2 == 0 ? "Fn::Join" : "a/b", value);
        value = map;
    }
    const document::NodeId resource = document.make_map();
    document.insert(resource, "Type", document.make_string("AWS::SNS::Topic"));
    document.insert(resource, "Properties", value);
    const document::NodeId resources = document.make_map();
    document.insert(resources, "A", resource);
    const document::NodeId root = document.make_map();
    document.insert(root, "Resources", resources);
    document.set_root(root);
    return document;
}

}  // namespace

TEST_CASE("malformed templates are compared by what is well formed in them") {
    const std::string_view odd[] = {
        "a",
        "[]",
        "Resources: []",
        "Resources: {A: []}",
        "Resources: {A: {}}",
        "Resources: {A: {Type: {Ref: x}, Properties: 3}}",
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: [1]}}",
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: {Ref: A}}}",
        "Resources: {A: {Type: AWS::SNS::Topic, Condition: [A], Properties: {TopicName: {Ref: [A]}, '': {'': ''}}}}",
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: {'Fn::Sub': ['${', 3]}}}}",
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: {'Fn::GetAtt': []}, A: {'Fn::If': {}}}}}",
        "Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: {'Fn::Sub': '${A.} ${} ${.}'}}}}",
        "Parameters: {A: {}}\nConditions: {A: {Condition: A}, B: {}}\nMappings: {A: 3}\nResources: {B: {Condition: A}}",
    };
    for (const std::string_view before : odd)
        for (const std::string_view after : odd) {
            const Prediction prediction = pair::predict(before, after);
            INFO(before << "\n----\n" << after);
            if (before == after)
                CHECK(prediction.changes.empty());
            for (const Change& change : prediction.changes)
                CHECK(change.effect != Effect::unchanged);
        }
}

TEST_CASE("a change spreads once around a circle") {
    const auto circle = [](const std::string& name) {
        return "Conditions: {C: {Condition: D}, D: {'Fn::Or': [{Condition: C}, {'Fn::Equals': [" + name +
               ", a]}]}}\nResources:\n"
               "  A: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref B, DisplayName: " +
               name + "}}\n  B: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref A, FifoTopic: " + name + "}}\n";
    };
    const Prediction prediction = pair::predict(circle("a"), circle("b"));
    CHECK(pair::change_of(prediction, "A").differences.size() == 2);
    CHECK(pair::change_of(prediction, "B").effect == Effect::replaced);
}

TEST_CASE("depth does no harm") {
    constexpr int levels = 20000;
    const schema::Facts facts = schema::Facts::embedded();
    CHECK(predict(deep(levels, "a"), deep(levels, "a"), facts).changes.empty());
    CHECK(predict(deep(levels, "a"), deep(levels, "b"), facts).changes.size() == 1);
}

TEST_CASE("a document without root has no resources") {
    const document::Document empty;
    CHECK(predict(empty, empty, schema::Facts::embedded()).changes.empty());
    CHECK(predict(empty, deep(1, "a"), schema::Facts::embedded()).changes.front().effect == Effect::added);
}
