#include "plain_scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "number_text.hpp"

namespace appinfra::document {
namespace {

/// `text` in one of the three spellings of a word: `true`, `True`, `TRUE`.
bool is_word(std::string_view text, std::string_view lower) {
    const auto to_upper = [](char c) { return static_cast<char>(c - 'a' + 'A'); };
    if (text.size() != lower.size() || (text[0] != lower[0] && text[0] != to_upper(lower[0])))
        return false;
    if (text.substr(1) == lower.substr(1))
        return true;
    return text[0] != lower[0] && std::ranges::equal(text.substr(1), lower.substr(1), {}, {}, to_upper);
}

bool is_any_word(std::string_view text, const auto& words) {
    return std::ranges::any_of(words, [text](std::string_view word) { return is_word(text, word); });
}

std::optional<std::int64_t> parse_digits(std::string_view digits, int base, bool negative) {
    std::string signed_digits = negative ? "-" : "";
    std::ranges::copy_if(digits, std::back_inserter(signed_digits), [](char c) { return c != '_'; });
    if (signed_digits.empty() || digits.find('-') != std::string_view::npos)
        return std::nullopt;
    std::int64_t value = 0;
    const char* const end = signed_digits.data() + signed_digits.size();
    const auto [stop, error] = std::from_chars(signed_digits.data(), end, value, base);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

/// `1:30` is 90: YAML 1.1 counts in sixties there.
std::optional<std::int64_t> parse_sexagesimal(std::string_view text, bool negative) {
    constexpr std::int64_t largest = INT64_MAX / 60 - 1;
    std::optional<std::int64_t> value = 0;
    for (bool first = true; !text.empty(); first = false) {
        const std::size_t length = std::min(text.find(':'), text.size());
        const auto part = parse_digits(text.substr(0, length), 10, false);
        if (!part || *value > largest || *part > largest || (!first && (length > 2 || *part > 59)))
            return std::nullopt;
        value = *value * 60 + *part;
        if (length + 1 == text.size())
            return std::nullopt;
        text.remove_prefix(std::min(length + 1, text.size()));
    }
    return negative ? -*value : *value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text[0] < '0' || text[0] > '9')
        return std::nullopt;
    if (text.starts_with("0b"))
        return parse_digits(text.substr(2), 2, negative);
    if (text.starts_with("0x"))
        return parse_digits(text.substr(2), 16, negative);
    if (text.size() > 1 && text[0] == '0')
        return parse_digits(text.substr(1), 8, negative);
    if (text.find(':') != std::string_view::npos)
        return parse_sexagesimal(text, negative);
    return parse_digits(text, 10, negative);
}

/// Whether `text` reads as a number: with a point or an exponent, or too large for an integer.
bool is_number(std::string_view text) {
    const bool is_fraction = text.find_first_of(".eE") != std::string_view::npos;
    const std::size_t first_digit = text.find_first_not_of("+-");
    const bool is_octal = !is_fraction && first_digit != std::string_view::npos && text[first_digit] == '0';
    return is_not_finite(text) || (!is_octal && portable_number(text));
}

}  // namespace

bool is_null(std::string_view text) { return text.empty() || text == "~" || is_word(text, "null"); }

NodeId make_plain(Document& document, std::string_view text) {
    constexpr std::array<std::string_view, 3> truths = {"true", "yes", "on"};
    constexpr std::array<std::string_view, 3> untruths = {"false", "no", "off"};
    if (is_null(text))
        return document.make_null();
    if (std::string_view("+-.0123456789").find(text.front()) != std::string_view::npos) {
        if (const auto value = parse_integer(text))
            return document.make_integer(*value);
        return is_number(text) ? document.make_number(text) : document.make_string(text);
    }
    if (is_any_word(text, truths))
        return document.make_boolean(true);
    if (is_any_word(text, untruths))
        return document.make_boolean(false);
    return document.make_string(text);
}

}  // namespace appinfra::document
