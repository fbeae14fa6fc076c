#include "findings.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "appinfra/manifest/catalogue.hpp"
#include "suspicion.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

auto order(const diagnostics::Diagnostic& d) {
    return std::tie(d.span.begin.line, d.span.begin.column, d.id, d.message, d.path);
}

}  // namespace

void Findings::error(Id id, diagnostics::Span span, std::string path, std::string message, std::string help) {
    ++errors_;
    add(diagnostics::Severity::error, id, span, std::move(path), std::move(message), std::move(help));
}

void Findings::warning(Id id, diagnostics::Span span, std::string path, std::string message, std::string help) {
    add(diagnostics::Severity::warning, id, span, std::move(path), std::move(message), std::move(help));
}

void Findings::add(diagnostics::Severity severity, Id id, diagnostics::Span span, std::string path, std::string message,
                   std::string help) {
    findings_.push_back({.id = std::string(catalogue()[static_cast<std::size_t>(id) - 1].id),
                         .severity = severity,
                         .message = std::move(message),
                         .file = {},
                         .span = span,
                         .path = std::move(path),
                         .help = std::move(help)});
}

void Findings::hide(diagnostics::Span span) {
    for (std::uint32_t line = span.begin.line; line <= std::max(span.begin.line, span.end.line); ++line)
        hidden_lines_.insert(line);
}

void Findings::absorb(Findings&& later) {
    std::move(later.findings_.begin(), later.findings_.end(), std::back_inserter(findings_));
    hidden_lines_.merge(later.hidden_lines_);
    errors_ += later.errors_;
}

bool Findings::concern(std::string_view path) const {
    return std::any_of(findings_.begin(), findings_.end(), [&](const diagnostics::Diagnostic& finding) {
        std::string_view place = finding.path;
        constexpr std::string_view environments = "environments.";
        if (place.starts_with(environments))
            place.remove_prefix(std::min(place.find('.', environments.size()), place.size() - 1) + 1);
        return place.starts_with(path) && (place.size() == path.size() || place[path.size()] == '.');
    });
}

void Findings::deliver(std::string_view source, const std::string& file, diagnostics::Sink& sink) && {
    const std::vector<std::string_view> lines = split_lines(source);
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const auto& a, const auto& b) { return order(a) < order(b); });
    const auto last = std::unique(findings_.begin(), findings_.end(),
                                  [](const auto& a, const auto& b) { return order(a) == order(b); });
    for (auto finding = findings_.begin(); finding != last; ++finding) {
        const std::uint32_t line = finding->span.begin.line;
        finding->file = file;
        finding->confidential =
            hidden_lines_.contains(line) || (line != 0 && line <= lines.size() && speaks_of_secrets(lines[line - 1]));
        sink.report(std::move(*finding));
    }
}

}  // namespace appinfra::manifest
