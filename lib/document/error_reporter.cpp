#include "reading.hpp"

namespace appinfra::document {

using diagnostics::Span;

void ErrorReporter::report(Span span, std::string message, std::string help) {
    if (is_full())
        return;
    ++count_;
    add(span, std::move(message), std::move(help));
    if (is_full())
        add(span, "there are more errors than " + std::to_string(most_errors), "mend these first");
}

void ErrorReporter::add(Span span, std::string message, std::string help) {
    diagnostics::Diagnostic diagnostic;
    diagnostic.id = "E0000";
    diagnostic.message = std::move(message);
    diagnostic.file = file_;
    diagnostic.span = span;
    diagnostic.help = std::move(help);
    sink_.report(std::move(diagnostic));
}

}  // namespace appinfra::document
