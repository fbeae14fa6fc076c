#include "appinfra/document/document.hpp"
#include "appinfra/validate/validate.hpp"
#include "catch.hpp"
#include "judge.hpp"

using appinfra::document::Document;
using appinfra::document::NodeId;
using Ids = std::set<std::string>;

namespace {

Ids ids_of(const Document& document) {
    appinfra::diagnostics::Sink sink;
    appinfra::validate::validate(document, "", {}, sink);
    Ids ids;
    for (const auto& finding : sink.all())
        ids.insert(finding.id);
    return ids;
}

/// `wrap(inner)` around a string, many times, as the name of a topic.
template <class Wrap>
Document deep(int depth, Wrap&& wrap) {
    Document document;
    NodeId value = document.make_string("x");
    for (int i = 0; i < depth; ++i)
        value = wrap(document, value);
    const NodeId properties = document.make_map();
    document.insert(properties, "TopicName", value);
    const NodeId resource = document.make_map();
    document.insert(resource, "Type", document.make_string("AWS::SNS::Topic"));
    document.insert(resource, "Properties", properties);
    const NodeId resources = document.make_map();
    document.insert(resources, "T", resource);
    const NodeId root = document.make_map();
    document.insert(root, "Resources", resources);
    document.set_root(root);
    return document;
}

}  // namespace

TEST_CASE("a template that is not a map is a finding") {
    for (const std::string_view text : {"['Resources:']", "'Resources:'", "{Resources: []}", "{Resources: {}}",
                                        "{Resources: }", "{Resources: {T: }}", "{Resources: {T: {Type: [a]}}}"}) {
        INFO(text);
        CHECK_FALSE(judge::ids(text).empty());
    }
    CHECK(ids_of(Document{}) == Ids{"E1001"});
}

TEST_CASE("numbers of any size, and none, are read in the texts of numbers and of documents") {
    for (const std::string_view number :
         {"''", "nan", "inf", "-1e300", "88888888888888888888888888888888888888", "1e400"}) {
        INFO(number);
        const std::string text(number);
        CHECK_FALSE(judge::ids("{Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Join ['', !Cidr "
                               "[10.0.0.0/16, 4, " +
                               text + "]]}}}}")
                        .empty());
        CHECK_FALSE(
            judge::ids("{Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: " + text + "}}}}").empty());
        CHECK_NOTHROW(judge::ids(
            "{Resources: {D: {Type: AWS::SSM::Document, Properties: {DocumentType: Command, Content: " + text +
            "}}}}"));
    }
}

TEST_CASE("functions with arguments of any kind are findings and no more") {
    for (const std::string_view name : {"Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split",
                                        "Fn::FindInMap", "Fn::If", "Fn::Base64", "Fn::Cidr", "Fn::GetAZs",
                                        "Fn::ImportValue", "Fn::Length", "Fn::And", "Fn::Equals", "Fn::Contains"})
        for (const std::string_view argument : {"''", "~", "[]", "{}", "1", "true", "[[]]", "[~, ~]", "[{}, {}, {}]",
                                                "'${'", "[a, b, c, d]", "{a: b}", "['', '']", ".", "a.", ".a"}) {
            const std::string call = "{'" + std::string(name) + "': " + std::string(argument) + "}";
            INFO(call);
            const auto found =
                judge::findings("Conditions: {C: " + call +
                                "}\nResources: {T: {Type: AWS::SNS::Topic, Properties: " + "{TopicName: " + call +
                                ", Tags: [" + call + "]}}}\nOutputs: {O: {Value: " + call + "}}");
            CHECK_FALSE(found.empty());
        }
}

TEST_CASE("nesting of any depth is survived") {
    constexpr int depth = 100'000;
    const auto list = [](Document& document, NodeId inner) {
        const NodeId outer = document.make_list();
        document.append(outer, inner);
        return outer;
    };
    const auto call = [&](Document& document, NodeId inner) {
        const NodeId map = document.make_map();
        document.insert(map, "Fn::Base64", inner);
        return map;
    };
    const auto branch = [&](Document& document, NodeId inner) {
        const NodeId arguments = document.make_list();
        document.append(arguments, document.make_string("C"));
        document.append(arguments, inner);
        document.append(arguments, document.make_string("x"));
        const NodeId map = document.make_map();
        document.insert(map, "Fn::If", arguments);
        return map;
    };
    CHECK(ids_of(deep(depth, list)) == Ids{"E3012"});
    CHECK(ids_of(deep(depth, call)) == Ids{});
    CHECK(ids_of(deep(1000, branch)) == Ids{"E1028"});
}

TEST_CASE("a long circle is found without recursion") {
    constexpr int count = 20'000;
    std::string text = "Resources:\n";
    for (int i = 0; i < count; ++i)
        text += "  R" + std::to_string(i) + ": {Type: AWS::SNS::Topic, DependsOn: R" + std::to_string((i + 1) % count) +
                "}\n";
    CHECK(judge::ids(text) == Ids{"E1002", "E3004", "E3010"});
}

TEST_CASE("a pattern that takes too many steps is passed over") {
    const std::string value = std::string(4000, 'a') + '!';
    CHECK(judge::ids("Parameters: {P: {Type: String, AllowedPattern: '^(a|aa)+$', Default: " + value +
                     "}}\nOutputs: {O: {Value: !Ref P}}") == Ids{});
}
