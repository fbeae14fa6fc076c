#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace appinfra::manifest {

// Character classes of ASCII, the same in every locale.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether `text` is not empty and every character is a letter, a digit or one of `others`.
constexpr bool consists_of(std::string_view text, bool (*kind)(char), std::string_view others) {
    for (const char c : text)
        if (!kind(c) && others.find(c) == std::string_view::npos)
            return false;
    return !text.empty();
}

/// The lines of `text` without their line ends (`\n` or `\r\n`).
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// The parts of `text` between `separator`s; one more than there are separators.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The words of a list as we write it in defaults: `[ruby3.4, libpq]`, or `[]`.
[[nodiscard]] std::vector<std::string_view> listed_words(std::string_view list);

/// `text` without blanks and tabs at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace appinfra::manifest
