#include "appinfra/validate/catalogue.hpp"
#include "escape.hpp"
#include "formats.hpp"

namespace appinfra::report {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
    return ' ' + std::string(name) + "=\"" + xml(value) + '"';
}

std::string test_case(const diagnostics::Diagnostic& finding) {
    const validate::RuleInfo* rule = validate::find_rule(finding.id);
    const std::string place = std::to_string(finding.span.begin.line) + ':' + std::to_string(finding.span.begin.column);
    std::string text = "    <testcase" + attribute("classname", finding.file) +
                       attribute("name", finding.id + (rule ? " " + std::string(rule->name) : "") + " at " + place);
    if (finding.suppressed)
        return text + ">\n      <skipped" + attribute("message", *finding.suppressed) + "/>\n    </testcase>\n";
    return text + ">\n      <failure" + attribute("type", name_of(finding.severity)) +
           attribute("message", finding.message) + '>' +
           xml(finding.file + ':' + place + ": " + message_with_help(finding)) + "</failure>\n    </testcase>\n";
}

/// https://github.com/testmoapp/junitxml (2026-11-24): there is no official schema.
class JunitWriter : public Writer {
public:
    [[nodiscard]] std::string begin() const override {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"appinfra validate\">\n";
    }

    [[nodiscard]] std::string file(const Judged& judged) const override {
        std::string cases;
        std::size_t failures = 0;
        std::size_t skipped = 0;
        for (const diagnostics::Diagnostic& finding : judged.findings) {
            cases += test_case(finding);
            ++(finding.suppressed ? skipped : failures);
        }
        if (judged.findings.empty())
            cases = "    <testcase" + attribute("classname", judged.file) + attribute("name", "no findings") + "/>\n";
        return "  <testsuite" + attribute("name", judged.file) +
               attribute("tests", std::to_string(judged.findings.empty() ? 1 : judged.findings.size())) +
               attribute("failures", std::to_string(failures)) + attribute("errors", "0") +
               attribute("skipped", std::to_string(skipped)) + ">\n" + cases + "  </testsuite>\n";
    }

    [[nodiscard]] std::string end(const Totals&) const override { return "</testsuites>\n"; }
};

}  // namespace

std::unique_ptr<Writer> make_junit_writer() { return std::make_unique<JunitWriter>(); }

}  // namespace appinfra::report
