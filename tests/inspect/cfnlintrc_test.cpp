#include "appinfra/inspect/cfnlintrc.hpp"

#include "catch.hpp"

using namespace appinfra;

namespace {

struct Outcome {
    inspect::Cfnlintrc config;
    diagnostics::Sink sink;
};

Outcome read(std::string_view text) {
    Outcome outcome;
    outcome.config = inspect::read_cfnlintrc(text, ".cfnlintrc", outcome.sink);
    return outcome;
}

}  // namespace

TEST_CASE("cfn-lint's configuration is understood") {
    const Outcome outcome = read(
        "templates:\n- a/**/*.yaml\nignore_templates: [b.yaml]\nregions: [us-east-1]\nignore_checks: [E30, W2001]\n"
        "include_checks: [I]\nmandatory_checks: [E3012]\nnon_zero_exit_code: warning\nformat: sarif\n");
    CHECK(outcome.sink.empty());
    CHECK(outcome.config.templates == std::vector<std::string>{"a/**/*.yaml"});
    CHECK(outcome.config.ignore_templates == std::vector<std::string>{"b.yaml"});
    CHECK(outcome.config.ignore_checks == std::vector<std::string>{"E30", "W2001"});
    CHECK(outcome.config.mandatory_checks == std::vector<std::string>{"E3012"});
    CHECK(outcome.config.fail_on == diagnostics::Severity::warning);
    CHECK(outcome.config.format == "sarif");
}

TEST_CASE("all mistakes in a configuration are told, with their places") {
    const Outcome outcome = read("regions: 1\nignore: [E30]\nignore_checks: [[a]]\nnon_zero_exit_code: all\n");
    REQUIRE(outcome.sink.all().size() == 4);
    CHECK(outcome.sink.all()[1].span.begin.line == 2);
}

TEST_CASE("settings that concern cfn-lint alone are told but do no harm") {
    const Outcome outcome = read("append_rules: [rules]\n");
    CHECK(outcome.sink.all().size() == 1);
    CHECK_FALSE(outcome.sink.has_errors());
}

TEST_CASE("patterns of paths fit as the shell's do, and across folders") {
    CHECK(inspect::fits_pattern("a/b.yaml", "a/*.yaml"));
    CHECK(inspect::fits_pattern("a/b/c.yaml", "a/**/*.yaml"));
    CHECK(inspect::fits_pattern("a/c.yaml", "a/**/*.yaml"));
    CHECK_FALSE(inspect::fits_pattern("a/c.json", "a/**/*.yaml"));
    CHECK(inspect::fits_pattern("c1.json", "c?.json"));
}
