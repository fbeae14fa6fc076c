#include "appinfra/validate/catalogue.hpp"
#include "escape.hpp"
#include "formats.hpp"

namespace appinfra::report {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (special.find(c) == std::string_view::npos) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return result;
}

std::string property(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string_view command(diagnostics::Severity severity) {
    return severity == diagnostics::Severity::info ? "notice" : name_of(severity);
}

/// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions (2026-11-24)
class GithubWriter : public Writer {
public:
    [[nodiscard]] std::string file(const Judged& judged) const override {
        std::string text;
        for (const diagnostics::Diagnostic& finding : judged.findings) {
            if (finding.suppressed)
                continue;
            const validate::RuleInfo* rule = validate::find_rule(finding.id);
            const std::string title = finding.id + (rule ? " " + std::string(rule->name) : "");
            text += "::" + std::string(command(finding.severity)) + " file=" + property(finding.file);
            if (const diagnostics::Span& span = finding.span; span.known())
                text += ",line=" + std::to_string(span.begin.line) + ",col=" + std::to_string(span.begin.column) +
                        ",endLine=" + std::to_string(span.end.line) + ",endColumn=" + std::to_string(span.end.column);
            text += ",title=" + property(title) + "::" + escaped(message_with_help(finding), "%\r\n") + '\n';
        }
        return text;
    }
};

}  // namespace

std::unique_ptr<Writer> make_github_writer() { return std::make_unique<GithubWriter>(); }

}  // namespace appinfra::report
