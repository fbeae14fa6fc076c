#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/print.hpp"
#include "appinfra/document/read.hpp"
#include "appinfra/document/write.hpp"

namespace appinfra::fuzz {

using document::Document;

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program, which counts as a crash.
inline void require(bool holds) {
    if (!holds)
        std::abort();
}

/// What a command does with what it found.
inline void print_all(diagnostics::Sink& sink, std::string_view text) {
    constexpr std::size_t most = 20;
    sink.sort();
    const diagnostics::Lines lines(text);
    for (const diagnostics::Diagnostic& diagnostic : sink.all().first(std::min(most, sink.all().size()))) {
        require(!diagnostic.id.empty() && !diagnostic.message.empty());
        require(!diagnostics::print(diagnostic, lines, true).empty());
    }
}

/// Whatever was read is written in a way that gives the same when it is read again.
inline void require_round_trip(const Document& document) {
    const std::string once = document::write_json(document, document::JsonStyle::minified);
    for (const bool as_yaml : {false, true}) {
        diagnostics::Sink sink;
        const auto again = as_yaml ? document::read_yaml(document::write_yaml(document), "again", sink)
                                   : document::read_json(once, "again", sink);
        require(again.has_value());
        require(document::write_json(*again, document::JsonStyle::minified) == once);
    }
}

}  // namespace appinfra::fuzz
