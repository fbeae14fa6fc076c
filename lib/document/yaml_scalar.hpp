#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace appinfra::document {

/// By how much a level of nesting is indented.
inline constexpr std::size_t indent_step = 2;

/// How the text of a string is spelled in YAML.
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal };

/// Where a scalar stands: each place forbids some spellings.
enum class ScalarPlace : std::uint8_t {
    block,  ///< A value or item of its own; the only place for literal blocks.
    flow,   ///< Within `[...]`.
    line,   ///< A key, or another scalar that must stay on one line.
};

/// The most readable style in which readers of YAML 1.1 and of YAML 1.2 both get exactly `text` as a string.
[[nodiscard]] ScalarStyle choose_style(std::string_view text, ScalarPlace place);

/// Appends `text` in a style of one line.
void append_scalar(std::string& out, std::string_view text, ScalarStyle style);

/// Appends `text` as a literal block: the mark, which ends the current line, and the lines, indented by `indent`: one
/// step more than the node that holds the block. Ends with a line end. Where the text ends in empty lines, these end
/// `out`.
void append_literal(std::string& out, std::string_view text, std::size_t indent);

}  // namespace appinfra::document
