#pragma once

#include <cstdint>
#include <string>

#include "appinfra/document/document.hpp"

namespace appinfra::document {

enum class JsonStyle : std::uint8_t {
    pretty,    ///< Indented by two spaces, with a final line end.
    minified,  ///< No white space at all.
};

// Both writers keep the order of the document, write each byte that is not UTF-8 as U+FFFD, and follow the document
// without recursion: depth is bounded by memory only. A number node whose text is not a decimal number is written as a
// string. A document without root gives no text.

/// YAML that reads as if written by hand: functions by their short form where CloudFormation can read it, scripts as
/// literal blocks, quotes only where a reader of YAML 1.1 or 1.2 would otherwise see another value, comments before
/// what they are about, an empty line between sections and between resources.
[[nodiscard]] std::string write_yaml(const Document& document);

/// JSON, without the comments. Infinities and "not a number" become strings.
[[nodiscard]] std::string write_json(const Document& document, JsonStyle style);

}  // namespace appinfra::document
