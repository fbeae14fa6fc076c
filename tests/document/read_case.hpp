#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "appinfra/document/read.hpp"
#include "appinfra/document/write.hpp"
#include "catch.hpp"

namespace appinfra::document::testing {

/// What a reader made of a text, and its diagnostics as `line:column message`, one a line, in the order of the text.
struct ReadCase {
    std::optional<Document> document;
    std::string reports;
};

template <class Reader>
ReadCase read_case(Reader reader, std::string_view text) {
    diagnostics::Sink sink;
    ReadCase result{.document = reader(text, "t", sink), .reports = {}};
    sink.sort();
    for (const diagnostics::Diagnostic& diagnostic : sink.all()) {
        const diagnostics::Position at = diagnostic.span.begin;
        result.reports += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostic.message + "\n";
    }
    return result;
}

/// YAML that must read without a report, as minified JSON.
inline std::string as_json(std::string_view yaml) {
    const auto [document, reports] = read_case(read_yaml, yaml);
    CAPTURE(yaml, reports);
    CHECK(reports.empty());
    REQUIRE(document);
    return write_json(*document, JsonStyle::minified);
}

inline std::string describe(diagnostics::Span span) {
    return std::to_string(span.begin.line) + ":" + std::to_string(span.begin.column) + "-" +
           std::to_string(span.end.line) + ":" + std::to_string(span.end.column);
}

}  // namespace appinfra::document::testing
