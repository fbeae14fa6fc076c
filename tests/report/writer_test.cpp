#include "appinfra/report/writer.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"

using namespace appinfra;
using nlohmann::json;
using report::Format;

namespace {

diagnostics::Diagnostic finding(const std::string& message) {
    return {.id = "E3012",
            .severity = diagnostics::Severity::error,
            .message = message,
            .file = "a b.yaml",
            .span = {{.line = 2, .column = 3}, {.line = 2, .column = 6}},
            .path = "Resources/A",
            .help = "use a number"};
}

/// What is written about two files, one of them clean.
std::string written(Format format, const std::vector<diagnostics::Diagnostic>& findings) {
    const auto writer = report::make_writer(format, false);
    const std::string clean = "clean.yaml";
    const std::string broken = "a b.yaml";
    report::Totals totals;
    totals.add({});
    totals.add(findings);
    std::string text = writer->begin();
    bool first = true;
    for (const std::string& piece : {writer->file({.file = clean, .source = "", .findings = {}}),
                                     writer->file({.file = broken, .source = "A:\n  B: x\n", .findings = findings})}) {
        if (piece.empty())
            continue;
        text += (first ? "" : std::string(writer->separator())) + piece;
        first = false;
    }
    return text + writer->end(totals);
}

diagnostics::Diagnostic suppressed(std::string reason) {
    diagnostics::Diagnostic result = finding("accepted");
    result.suppressed = std::move(reason);
    return result;
}

}  // namespace

TEST_CASE("every format has its name") {
    for (const char* name : {"text", "json", "sarif", "junit", "github", "parseable"})
        CHECK(report::format_by_name(name));
    CHECK_FALSE(report::format_by_name("xml"));
}

TEST_CASE("parseable findings are what cfn-lint prints") {
    CHECK(written(Format::parseable, {finding("is\n\"x\"")}) == "a b.yaml:2:3:2:6:E3012:is \"x\"; use a number\n");
}

TEST_CASE("findings for GitHub escape what would end a command") {
    CHECK(written(Format::github, {finding("50%\nleft: a, b")}) ==
          "::error file=a b.yaml,line=2,col=3,endLine=2,endColumn=6,title=E3012 wrong-type::50%25%0Aleft: a, b; use a "
          "number\n");
}

TEST_CASE("JSON tells what was suppressed and why, and counts the rest") {
    const json report = json::parse(written(Format::json, {finding("x"), suppressed("agreed")}));
    REQUIRE(report["findings"].size() == 2);
    CHECK(report["findings"][0]["line"] == 2);
    CHECK(report["findings"][0]["end_column"] == 6);
    CHECK(report["findings"][0]["suppressed"].is_null());
    CHECK(report["findings"][1]["suppressed"] == "agreed");
    CHECK(report["summary"] == json({{"files", 2}, {"errors", 1}, {"warnings", 0}, {"infos", 0}, {"suppressed", 1}}));
}

TEST_CASE("JSON of no findings is JSON") {
    CHECK(json::parse(written(Format::json, {}))["findings"].empty());
    CHECK(json::parse(written(Format::sarif, {}))["runs"][0]["results"].empty());
}

TEST_CASE("SARIF has rules with help, places and suppressions") {
    auto noted = finding("x");
    noted.notes.push_back({.span = {{.line = 1, .column = 1}, {.line = 1, .column = 2}}, .message = "from here"});
    const json run = json::parse(written(Format::sarif, {noted, suppressed("agreed")}))["runs"][0];
    const json& first = run["results"][0];
    CHECK(first["level"] == "error");
    CHECK(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.yaml");
    CHECK(first["locations"][0]["physicalLocation"]["region"]["startColumn"] == 3);
    CHECK(first["relatedLocations"][0]["message"]["text"] == "from here");
    CHECK(run["results"][1]["suppressions"][0]["justification"] == "agreed");
    CHECK(run["tool"]["driver"]["rules"].size() == 1);
    CHECK(run["tool"]["driver"]["rules"][0]["id"] == "E3012");
}

TEST_CASE("JUnit has a suite for each file, a failure for each finding, and no character that XML forbids") {
    const std::string text = written(Format::junit, {finding("<&\"\x01"), suppressed("agreed")});
    CHECK(text.find("<testsuite name=\"clean.yaml\" tests=\"1\" failures=\"0\"") != text.npos);
    CHECK(text.find("<testsuite name=\"a b.yaml\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\"") != text.npos);
    CHECK(text.find("&lt;&amp;&quot;\xEF\xBF\xBD") != text.npos);
    CHECK(text.find("<skipped message=\"agreed\"/>") != text.npos);
}

TEST_CASE("text shows the source, and nothing that is suppressed") {
    const std::string text = written(Format::text, {finding("is wrong"), suppressed("agreed")});
    CHECK(text.find("a b.yaml:2:3: error[E3012] is wrong\n") == 0);
    CHECK(text.find("B: x") != text.npos);
    CHECK(text.find("accepted") == text.npos);
}
