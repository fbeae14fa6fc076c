#include <algorithm>
#include <set>

#include "appinfra/document/read.hpp"
#include "appinfra/document/write.hpp"
#include "appinfra/validate/catalogue.hpp"
#include "appinfra/validate/explanation.hpp"
#include "appinfra/validate/validate.hpp"
#include "catch.hpp"
#include "examples.hpp"

using namespace appinfra;
using diagnostics::Severity;
using validate::catalogue;

namespace {

/// Only the rules about required tags need some.
std::vector<std::string> required_tags(std::string_view rule) {
    return rule == "A2401" || rule == "A2402" ? std::vector<std::string>{"Owner"} : std::vector<std::string>{};
}

/// The template beside those of the examples.
std::optional<document::Document> nested(const std::string& /*file*/, std::string_view path) {
    diagnostics::Sink sink;
    return path == "nested.yaml" ? document::read_yaml("Parameters: {Name: {Type: String}}", "nested.yaml", sink)
                                 : std::nullopt;
}

/// The findings of a template, those that inform only apart.
std::set<std::string> ids(const document::Document& document, std::string_view also) {
    diagnostics::Sink sink;
    validate::validate(document, "template",
                       {.today = "2026-11-24", .required_tags = required_tags(also), .read_nested = nested}, sink);
    std::set<std::string> found;
    for (const diagnostics::Diagnostic& finding : sink.all())
        if (finding.severity != Severity::info || finding.id == also)
            found.insert(finding.id);
    return found;
}

/// Rules about limits: their examples are generated.
std::set<std::string, std::less<>> too_long_for_pages() {
    std::set<std::string, std::less<>> ids;
    for (const auto& examples : {examples_of_language(), examples_of_properties()})
        for (const Example& example : examples)
            ids.insert(example.id);
    return ids;
}

void check_example(const validate::RuleInfo& rule, const validate::PageExample& example) {
    INFO(rule.id << (example.good ? " good\n" : " bad\n") << example.yaml);
    diagnostics::Sink sink;
    const auto yaml = document::read_yaml(example.yaml, "page.yaml", sink);
    REQUIRE(yaml);
    const std::string text = document::write_json(*yaml, document::JsonStyle::minified);
    const auto json = document::read_json(text, "page.json", sink);
    REQUIRE(json);
    if (example.good) {
        CHECK(ids(*yaml, rule.id) == std::set<std::string>{});
        CHECK(ids(*json, rule.id) == std::set<std::string>{});
    } else {
        const bool of_yaml_only = rule.id == "W1100" || rule.id == "W1101";
        CHECK(ids(*yaml, rule.id).contains(std::string(rule.id)));
        CHECK(ids(*json, rule.id).contains(std::string(rule.id)) == !of_yaml_only);
    }
}

}  // namespace

TEST_CASE("every rule has a page that explains it, with a bad and a good example that are right") {
    for (const validate::RuleInfo& rule : catalogue) {
        INFO(rule.id);
        const std::string_view text = validate::page_text(rule.id);
        CHECK_FALSE(text.empty());
        if (text.empty())
            continue;
        const validate::Page page = validate::read_page(text);
        CHECK(page.title == std::string(rule.id) + ": " + std::string(rule.name));
        CHECK(page.why.size() > 80);
        CHECK(page.source.starts_with("https://"));
        CHECK((too_long_for_pages().contains(rule.id) || page.why.find("No example") != page.why.npos ||
               (std::ranges::any_of(page.examples, &validate::PageExample::good) &&
                !std::ranges::all_of(page.examples, &validate::PageExample::good))));
        for (const validate::PageExample& example : page.examples)
            check_example(rule, example);
    }
}
