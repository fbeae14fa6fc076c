#include "escape.hpp"
#include "formats.hpp"

namespace appinfra::report {
namespace {

/// https://github.com/aws-cloudformation/cfn-lint (option `--format parseable`, 2026-11-24)
class ParseableWriter : public Writer {
public:
    [[nodiscard]] std::string file(const Judged& judged) const override {
        std::string text;
        for (const diagnostics::Diagnostic& finding : judged.findings) {
            if (finding.suppressed)
                continue;
            text += finding.file;
            for (const std::uint32_t number :
                 {finding.span.begin.line, finding.span.begin.column, finding.span.end.line, finding.span.end.column})
                text += ':' + std::to_string(number == 0 ? 1 : number);
            text += ':' + finding.id + ':' + one_line(message_with_help(finding)) + '\n';
        }
        return text;
    }
};

}  // namespace

std::unique_ptr<Writer> make_parseable_writer() { return std::make_unique<ParseableWriter>(); }

}  // namespace appinfra::report
