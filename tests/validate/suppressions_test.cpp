#include <algorithm>

#include "appinfra/document/read.hpp"
#include "appinfra/validate/validate.hpp"
#include "catch.hpp"
#include "judge.hpp"

using namespace appinfra;
using Ids = std::set<std::string>;

namespace {

struct Verdict {
    Ids open;
    Ids suppressed;
};

Verdict verdict(std::string_view yaml, const validate::Settings& settings) {
    diagnostics::Sink sink;
    const auto document = document::read_yaml(yaml, "t.yaml", sink);
    REQUIRE(document);
    validate::validate(*document, "t.yaml", settings, sink);
    Verdict result;
    for (const diagnostics::Diagnostic& finding : sink.all())
        if (finding.severity != diagnostics::Severity::info)
            (finding.suppressed ? result.suppressed : result.open).insert(finding.id);
    return result;
}

Verdict verdict(std::string_view yaml) { return verdict(yaml, {.today = "2026-11-24"}); }

std::string with(const std::string& metadata) {
    return "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901}, Metadata: {" + metadata + "}}}";
}

}  // namespace

TEST_CASE("a suppression with a reason keeps the finding and says that it is accepted") {
    const Verdict found = verdict(with("appinfra: {suppress: [{id: E3034, reason: tried, owner: me}]}"));
    CHECK(found.open == Ids{});
    CHECK(found.suppressed == Ids{"E3034"});
}

TEST_CASE("a suppression holds for its resource and its path only") {
    CHECK(verdict(with("appinfra: {suppress: [{id: E3034, reason: tried, path: Properties/DelaySeconds}]}")).open ==
          Ids{});
    CHECK(verdict(with("appinfra: {suppress: [{id: E3034, reason: tried, path: Properties/Delay}]}")).open ==
          Ids{"A1103", "E3034"});
    CHECK(verdict(with("") + "\nMetadata: {appinfra: {suppress: [{id: E3034, reason: tried}]}}").open == Ids{});
}

TEST_CASE("a suppression ends after its day") {
    CHECK(verdict(with("appinfra: {suppress: [{id: E3034, reason: tried, expires: '2026-11-24'}]}")).open == Ids{});
    CHECK(verdict(with("appinfra: {suppress: [{id: E3034, reason: tried, expires: '2026-11-23'}]}")).open ==
          Ids{"A1102", "E3034"});
    CHECK(verdict(with("appinfra: {suppress: [{id: E3034, reason: tried, expires: soon}]}")).open ==
          Ids{"A1104", "E3034"});
}

TEST_CASE("cfn-lint's metadata is honoured") {
    CHECK(verdict(with("cfn-lint: {config: {ignore_checks: [E3034]}}")).suppressed == Ids{"E3034"});
    CHECK(verdict(with("cfn-lint: {config: {ignore_checks: [E3033]}}")).open == Ids{"E3034"});
    CHECK(verdict(with("") + "\nMetadata: {cfn-lint: {config: {ignore_checks: [E30]}}}").open == Ids{});
    CHECK(verdict("Metadata: {cfn-lint: {config: {regions: [us-east-1]}}}\nResources: {T: {Type: AWS::SNS::Topic}}")
              .open == Ids{});
}

TEST_CASE("nothing takes a mandatory rule away") {
    const std::vector<std::string> mandatory = {"E3034"};
    validate::Settings settings;
    settings.selection.demand(mandatory);
    settings.selection.ignore(mandatory);
    CHECK(verdict(with("cfn-lint: {config: {ignore_checks: [E3034]}}"), settings).open == Ids{"E3034"});
}

TEST_CASE("rules that were not selected give no findings") {
    const std::vector<std::string> others = {"E2", "W"};
    validate::Settings settings;
    settings.selection.select(others);
    CHECK(verdict(with(""), settings).open == Ids{});
    CHECK(verdict(with("appinfra: {suppress: [{id: E3034, reason: tried}]}"), settings).open == Ids{});
}
