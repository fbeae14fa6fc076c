#include "number_text.hpp"

#include <cmath>
#include <cstdlib>

namespace appinfra::document {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes digits and `_` from the front of `text`; gives the digits.
std::string take_digits(std::string_view& text) {
    std::string digits;
    std::size_t at = 0;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '_' && !digits.empty())); ++at)
        if (text[at] != '_')
            digits += text[at];
    text.remove_prefix(at);
    return digits;
}

/// As readers of JSON decide it.
bool is_too_large(const std::string& number) { return !std::isfinite(std::strtod(number.c_str(), nullptr)); }

/// Takes a sign from the front of `text`, if there is one.
char take_sign(std::string_view& text) {
    if (!text.starts_with('+') && !text.starts_with('-'))
        return '+';
    const char sign = text.front();
    text.remove_prefix(1);
    return sign;
}

}  // namespace

std::optional<std::string> portable_number(std::string_view text) {
    std::string number;
    if (take_sign(text) == '-')
        number += '-';
    std::string whole = take_digits(text);
    const bool has_point = text.starts_with('.');
    if (has_point)
        text.remove_prefix(1);
    const std::string fraction = has_point ? take_digits(text) : std::string{};
    if (whole.empty() && fraction.empty())
        return std::nullopt;
    whole.erase(0, whole.find_first_not_of('0'));
    number += whole.empty() ? "0" : whole;
    const bool has_exponent = text.starts_with('e') || text.starts_with('E');
    if (has_point || has_exponent)
        number.append(".").append(fraction.empty() ? "0" : fraction);
    if (has_exponent) {
        text.remove_prefix(1);
        number += 'e';
        number += take_sign(text);
        const std::string exponent = take_digits(text);
        if (exponent.empty())
            return std::nullopt;
        number += exponent;
    }
    return text.empty() && !is_too_large(number) ? std::optional(std::move(number)) : std::nullopt;
}

bool is_not_finite(std::string_view text) {
    if (text == ".nan" || text == ".NaN" || text == ".NAN")
        return true;
    take_sign(text);
    return text == ".inf" || text == ".Inf" || text == ".INF";
}

}  // namespace appinfra::document
