#include "appinfra/document/read.hpp"
#include "appinfra/document/write.hpp"
#include "catch.hpp"
#include "trees.hpp"

namespace appinfra::document {
namespace {

constexpr std::uint64_t tree_count = 500;

std::string minified(const Document& document) { return write_json(document, JsonStyle::minified); }

/// Duplicate keys are part of the traps; nothing else may be reported.
void check_reports(const diagnostics::Sink& sink) {
    for (const diagnostics::Diagnostic& diagnostic : sink.all())
        CHECK(diagnostic.message.starts_with("duplicate key"));
}

}  // namespace

TEST_CASE("what the YAML writer writes, the YAML reader reads back") {
    for (std::uint64_t seed = 0; seed < tree_count; ++seed) {
        const Document tree = testing::make_tree(seed);
        const std::string text = write_yaml(tree);
        CAPTURE(seed, text);
        diagnostics::Sink sink;
        const auto read = read_yaml(text, "tree.yaml", sink);
        check_reports(sink);
        REQUIRE(read);
        CHECK(minified(*read) == minified(tree));
    }
}

TEST_CASE("what the JSON writer writes, the JSON reader reads back") {
    for (std::uint64_t seed = 0; seed < tree_count; ++seed) {
        const Document tree = testing::make_tree(seed);
        for (const JsonStyle style : {JsonStyle::pretty, JsonStyle::minified}) {
            const std::string text = write_json(tree, style);
            CAPTURE(seed, text);
            diagnostics::Sink sink;
            const auto read = read_json(text, "tree.json", sink);
            check_reports(sink);
            REQUIRE(read);
            CHECK(write_json(*read, style) == text);
        }
    }
}

TEST_CASE("writing YAML again changes only comments") {
    for (std::uint64_t seed = 0; seed < tree_count; ++seed) {
        diagnostics::Sink sink;
        const auto read = read_yaml(write_yaml(testing::make_tree(seed)), "tree.yaml", sink);
        REQUIRE(read);
        const std::string once = write_yaml(*read);
        CAPTURE(seed, once);
        const auto again = read_yaml(once, "tree.yaml", sink);
        REQUIRE(again);
        CHECK(write_yaml(*again) == once);
    }
}

TEST_CASE("JSON is read alike by the reader of YAML, where YAML allows its text") {
    const std::string text = R"({"A": {"Fn::GetAtt": ["X", "Y"]}, "B": [1, 2.5, true, null, "é\u0001\n"]})";
    diagnostics::Sink sink;
    const auto as_yaml = read_yaml(text, "a", sink);
    const auto as_json = read_json(text, "a", sink);
    REQUIRE(as_yaml);
    REQUIRE(as_json);
    CHECK(sink.empty());
    CHECK(minified(*as_yaml) == minified(*as_json));
}

}  // namespace appinfra::document
