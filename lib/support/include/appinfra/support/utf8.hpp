#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace appinfra::support {

/// One character of UTF-8 text.
struct Character {
    static constexpr char32_t invalid = 0xFFFFFFFF;
    char32_t value = invalid;
    std::size_t length = 1;  ///< In bytes; a byte that does not begin a character is one `invalid`.
};

/// What is shown and written in place of bytes that are not UTF-8.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// `text` without a byte order mark at its beginning.
[[nodiscard]] constexpr std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

/// The character at `at`, which must be less than the size of `text`. Overlong forms, surrogates and values above
/// U+10FFFF are invalid.
[[nodiscard]] constexpr Character decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[at + i]); };
    const char32_t lead = byte(0);
    if (lead < 0x80)
        return {.value = lead, .length = 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length)
        return {};
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return {};
        value = value << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0x80, 0x800, 0x10000};
    if (value < smallest[length - 2] || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF)
        return {};
    return {.value = value, .length = length};
}

/// Whether the character can be shown raw: not a control character, a line or paragraph separator, a byte order mark, a
/// noncharacter of the basic plane, or a mark that changes the direction of writing.
[[nodiscard]] constexpr bool is_showable(char32_t value) {
    if (value < 0x80)
        return value >= 0x20 && value != 0x7F;
    const auto within = [value](char32_t first, char32_t last) { return value >= first && value <= last; };
    return value != Character::invalid && !within(0x80, 0x9F) && value != 0x061C && !within(0x200E, 0x200F) &&
           !within(0x2028, 0x202E) && !within(0x2066, 0x2069) && value != 0xFEFF && !within(0xFFFE, 0xFFFF);
}

/// The number of characters, for text that is UTF-8.
[[nodiscard]] constexpr std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

}  // namespace appinfra::support
