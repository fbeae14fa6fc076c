#include "appinfra/diagnostics/print.hpp"
#include "formats.hpp"

namespace appinfra::report {
namespace {

class TextWriter : public Writer {
public:
    explicit TextWriter(bool color) : color_(color) {}

    [[nodiscard]] std::string file(const Judged& judged) const override {
        std::string text;
        if (judged.findings.empty())
            return text;
        const diagnostics::Lines lines(judged.source);
        for (const diagnostics::Diagnostic& finding : judged.findings)
            if (!finding.suppressed)
                text += diagnostics::print(finding, lines, color_);
        return text;
    }

private:
    bool color_;
};

}  // namespace

std::unique_ptr<Writer> make_text_writer(bool color) { return std::make_unique<TextWriter>(color); }

}  // namespace appinfra::report
