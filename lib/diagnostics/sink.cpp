#include <algorithm>
#include <tuple>
#include <utility>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::diagnostics {
namespace {

auto order(const Diagnostic& diagnostic) {
    const Span& span = diagnostic.span;
    return std::tie(diagnostic.file, span.begin.line, span.begin.column, diagnostic.id, diagnostic.message,
                    diagnostic.path);
}

}  // namespace

Diagnostic& Sink::report(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error && !diagnostic.suppressed)
        ++errors_;
    return diagnostics_.emplace_back(std::move(diagnostic));
}

std::vector<Diagnostic> Sink::take() {
    errors_ = 0;
    return std::exchange(diagnostics_, {});
}

void Sink::sort() {
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& left, const Diagnostic& right) { return order(left) < order(right); });
}

}  // namespace appinfra::diagnostics
