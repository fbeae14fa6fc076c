#include "excerpt.hpp"

#include <algorithm>
#include <array>

#include "appinfra/support/utf8.hpp"

namespace appinfra::diagnostics {
namespace {

using support::Character;
using support::decode;
using support::is_showable;

constexpr std::size_t widest_excerpt = 100;
/// How many characters before the marks are kept of a line that must be cut.
constexpr std::size_t lead = 40;
constexpr std::size_t tab_width = 4;
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

struct Range {
    char32_t first;
    char32_t last;
};

/// Source: Unicode 15 EastAsianWidth.txt, joined to large ranges, 2026-11-23.
constexpr std::array<Range, 12> wide_ranges = {{{0x1100, 0x115F},
                                                {0x2E80, 0x303E},
                                                {0x3041, 0x4DBF},
                                                {0x4E00, 0xA4CF},
                                                {0xAC00, 0xD7A3},
                                                {0xF900, 0xFAFF},
                                                {0xFE30, 0xFE6F},
                                                {0xFF00, 0xFF60},
                                                {0xFFE0, 0xFFE6},
                                                {0x1F300, 0x1F64F},
                                                {0x1F900, 0x1F9FF},
                                                {0x20000, 0x3FFFD}}};
/// Marks that combine with the character before them; zero-width spaces and joiners; variation selectors.
constexpr std::array<Range, 7> combining_ranges = {{{0x0300, 0x036F},
                                                    {0x1AB0, 0x1AFF},
                                                    {0x1DC0, 0x1DFF},
                                                    {0x200B, 0x200D},
                                                    {0x20D0, 0x20FF},
                                                    {0xFE00, 0xFE0F},
                                                    {0xFE20, 0xFE2F}}};

bool is_within(char32_t value, const auto& ranges) {
    return std::ranges::any_of(ranges, [value](Range range) { return value >= range.first && value <= range.last; });
}

std::size_t width_of(char32_t value) {
    if (value < 0x300 || !is_showable(value))
        return 1;
    return is_within(value, combining_ranges) ? 0 : is_within(value, wide_ranges) ? 2 : 1;
}

void append_harmless(std::string& out, std::string_view text, std::size_t at, Character character) {
    if (is_showable(character.value))
        out.append(text, at, character.length);
    else
        out += support::replacement_character;
}

}  // namespace

std::size_t offset_after(std::string_view line, std::size_t count) {
    constexpr std::size_t stretch = 64;
    std::size_t at = 0;
    while (count != 0 && at < line.size()) {
        const std::string_view next = line.substr(at, stretch);
        if (count >= next.size() && std::ranges::all_of(next, [](char c) { return (c & 0x80) == 0; })) {
            at += next.size();
            count -= next.size();
        } else {
            at += decode(line, at).length;
            --count;
        }
    }
    return at;
}

std::string harmless(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const Character next = decode(text, at);
        append_harmless(shown, text, at, next);
        at += next.length;
    }
    return shown;
}

Excerpt cut_excerpt(std::string_view line, std::uint32_t begin, std::uint32_t end, Checkpoint known) {
    Excerpt excerpt;
    std::size_t column = 1;
    std::size_t at = 0;
    std::size_t width = 0;
    if (begin > widest_excerpt - lead && offset_after(line, widest_excerpt) < line.size()) {
        column = begin - lead;
        if (known.characters >= column)
            known = {};
        at = known.bytes + offset_after(line.substr(known.bytes), column - 1 - known.characters);
        excerpt.text = ellipsis;
        width = 1;
    }
    const std::size_t stop = std::max<std::size_t>(end, std::size_t{begin} + 1);
    std::size_t mark_begin = std::string::npos;
    std::size_t mark_end = 0;
    for (; at < line.size() && width < widest_excerpt; ++column) {
        const Character next = decode(line, at);
        const bool is_tab = next.value == '\t';
        const std::size_t advance = is_tab ? tab_width - width % tab_width : width_of(next.value);
        if (is_tab)
            excerpt.text.append(advance, ' ');
        else
            append_harmless(excerpt.text, line, at, next);
        if (column == begin)
            mark_begin = width;
        width += advance;
        at += next.length;
        if (column >= begin && column < stop)
            mark_end = width;
    }
    if (at < line.size())
        excerpt.text += ellipsis;
    if (mark_begin == std::string::npos)
        mark_begin = width;
    excerpt.marks.assign(mark_begin, ' ').append(std::max(mark_end, mark_begin + 1) - mark_begin, '^');
    return excerpt;
}

}  // namespace appinfra::diagnostics
