#include "appinfra/report/writer.hpp"

#include <array>
#include <utility>

#include "formats.hpp"

namespace appinfra::report {

std::optional<Format> format_by_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, Format>, 6> formats = {{{"text", Format::text},
                                                                             {"json", Format::json},
                                                                             {"sarif", Format::sarif},
                                                                             {"junit", Format::junit},
                                                                             {"github", Format::github},
                                                                             {"parseable", Format::parseable}}};
    for (const auto& [known, format] : formats)
        if (known == name)
            return format;
    return {};
}

std::string_view name_of(diagnostics::Severity severity) {
    switch (severity) {
        case diagnostics::Severity::error:
            return "error";
        case diagnostics::Severity::warning:
            return "warning";
        case diagnostics::Severity::info:
            return "info";
    }
    return {};
}

void Totals::add(std::span<const diagnostics::Diagnostic> findings) {
    ++files;
    bool open = false;
    for (const diagnostics::Diagnostic& finding : findings) {
        if (finding.suppressed) {
            ++suppressed;
            ++suppressed_by_rule[finding.id];
            continue;
        }
        open = true;
        ++by_rule[finding.id];
        switch (finding.severity) {
            case diagnostics::Severity::error:
                ++errors;
                break;
            case diagnostics::Severity::warning:
                ++warnings;
                break;
            case diagnostics::Severity::info:
                ++infos;
                break;
        }
    }
    files_with_findings += open ? 1 : 0;
}

std::unique_ptr<Writer> make_writer(Format format, bool color) {
    switch (format) {
        case Format::text:
            return make_text_writer(color);
        case Format::json:
            return make_json_writer();
        case Format::sarif:
            return make_sarif_writer();
        case Format::junit:
            return make_junit_writer();
        case Format::github:
            return make_github_writer();
        case Format::parseable:
            return make_parseable_writer();
    }
    return nullptr;
}

}  // namespace appinfra::report
