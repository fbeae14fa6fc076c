#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/document/document.hpp"

namespace appinfra::document {

// All readers report what is wrong as errors `E0000` with their positions, as many as can be found in one run; columns
// count characters. A byte order mark is passed over. They give a document when there is a tree to look at, even when
// errors were reported; nothing when the text could not be read to its end. Time and memory are linear in the text.

inline constexpr std::size_t largest_text = 100'000'000;  ///< In bytes; also of all that aliases repeat.
inline constexpr std::size_t most_nodes = 1'000'000;
/// Levels of lists and maps, functions included.
inline constexpr std::size_t deepest_nesting = 200;

/// Reads YAML as CloudFormation does: version 1.1, with the short forms of functions, which become their long form,
/// known or not. `2010-09-09` is a string, `yes` a boolean, `012` the integer 10. Numbers that are no 64-bit integers
/// keep their spelling. Text without any value is null. Aliases and merge keys, which CloudFormation leaves to the
/// `package` command, are copied out; the document tells where they stood.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html (2026-11-24)
[[nodiscard]] std::optional<Document> read_yaml(std::string_view text, std::string file, diagnostics::Sink& sink);

/// Reads JSON (RFC 8259).
[[nodiscard]] std::optional<Document> read_json(std::string_view text, std::string file, diagnostics::Sink& sink);

/// Reads either: JSON when the file is named so, or the text begins like a JSON object; else YAML. Gives a map,
/// an empty one for an empty text.
[[nodiscard]] std::optional<Document> read_template(std::string_view text, std::string file, diagnostics::Sink& sink);

}  // namespace appinfra::document
