#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace appinfra::diagnostics {

/// A line of source as a terminal shows it, and the marks to put below it.
struct Excerpt {
    std::string text;
    std::string marks;
};

/// Cuts `line` around the characters from column `begin` to before column `end` (both from 1; at least one is marked),
/// so that it stays readable in one line of a terminal. Tabs become spaces, wide characters get two marks.
[[nodiscard]] Excerpt cut_excerpt(std::string_view line, std::uint32_t begin, std::uint32_t end);

/// `text` with U+FFFD in place of everything that could control a terminal.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace appinfra::diagnostics
