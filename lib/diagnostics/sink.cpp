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

/// Of a value that aliases repeat, all copies stand in the same place.
bool says_the_same(const Diagnostic& left, const Diagnostic& right) {
    return left.span.known() && left.span == right.span && left.id == right.id && left.message == right.message &&
           left.file == right.file && left.suppressed == right.suppressed;
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
    diagnostics_.erase(std::unique(diagnostics_.begin(), diagnostics_.end(), says_the_same), diagnostics_.end());
}

}  // namespace appinfra::diagnostics
