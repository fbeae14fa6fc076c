#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/print.hpp"

namespace appinfra::diagnostics {

/// A line of source as a terminal shows it, and the marks to put below it.
struct Excerpt {
    std::string text;
    std::string marks;
};

/// The offset in `line` after `count` characters, or its size. Passes over long stretches of ASCII at once: a whole
/// minified template is one line.
[[nodiscard]] std::size_t offset_after(std::string_view line, std::size_t count);

/// Cuts `line` around the characters from column `begin` to before column `end` (both from 1; at least one is marked),
/// so that it stays readable in one line of a terminal. Tabs become spaces, wide characters get two marks. `known`, if
/// it is near `begin`, saves counting from the beginning of the line.
[[nodiscard]] Excerpt cut_excerpt(std::string_view line, std::uint32_t begin, std::uint32_t end, Checkpoint known = {});

/// `text` with U+FFFD in place of everything that could control a terminal.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace appinfra::diagnostics
