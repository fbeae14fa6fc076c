#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <vector>

#include "appinfra/report/writer.hpp"
#include "appinfra/validate/catalogue.hpp"
#include "catch.hpp"

using namespace appinfra;
using validate::catalogue;

namespace {

const std::string folder = APPINFRA_SOURCE_DIR "/docs/rules/";

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// How far each rule of cfn-lint is covered: `covered`, `partly: how`, `not: why`.
std::map<std::string, std::string> coverage() {
    std::map<std::string, std::string> result;
    std::istringstream lines(read(folder + "coverage.txt"));
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with('#'))
            result.emplace(line.substr(0, 5), line.substr(6));
    return result;
}

std::string link(std::string_view id) { return "[" + std::string(id) + "](" + std::string(id) + ".md)"; }

std::string row(const validate::RuleInfo& rule) {
    return "| " + link(rule.id) + " | " + std::string(rule.name) + " | " + std::string(report::name_of(rule.severity)) +
           " | " + std::string(rule.summary) + " |\n";
}

std::string table() {
    std::string text =
        "# Rules\n\nMade from the catalogue and from coverage.txt; do not edit. `appinfra explain ID` prints a rule's "
        "page.\nIds of cfn-lint mean what they mean there; `A` and four digits are ours. Findings of severity info are "
        "shown\nonly when they are asked for, with `--fail-on info` or `--select`.\n";
    std::string_view family;
    for (const validate::RuleInfo& rule : catalogue) {
        if (rule.family != family)
            text += "\n## Family: " + std::string(family = rule.family) +
                    "\n\n| id | name | severity | what is wrong |\n| --- | --- | --- | --- |\n";
        text += row(rule);
    }
    text += "\n## What cfn-lint 1.58.0 has\n\n| id | covered |\n| --- | --- |\n";
    for (const auto& [id, how] : coverage())
        text += "| " + (validate::find_rule(id) ? link(id) : id) + " | " + how + " |\n";
    return text;
}

}  // namespace

TEST_CASE("the table of rules says what the catalogue says") {
    if (std::getenv("APPINFRA_UPDATE_GOLDEN") != nullptr)
        std::ofstream(folder + "README.md", std::ios::binary) << table();
    CHECK(read(folder + "README.md") == table());
}

TEST_CASE("what is said of cfn-lint's rules agrees with the catalogue") {
    const auto rules = coverage();
    for (const validate::RuleInfo& rule : catalogue) {
        INFO(rule.id);
        CHECK((rule.id.starts_with('A') || rules.contains(std::string(rule.id))));
    }
    for (const auto& [id, how] : rules) {
        INFO(id << ' ' << how);
        CHECK((how == "covered" || how.starts_with("partly: ") || how.starts_with("not: ")));
        CHECK((validate::find_rule(id) != nullptr) == !how.starts_with("not: "));
    }
}
