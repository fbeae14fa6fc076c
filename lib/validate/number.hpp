#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace appinfra::validate {

/// The finite number that a text as a whole spells.
[[nodiscard]] inline std::optional<double> number_in(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || !std::isfinite(number))
        return {};
    return number;
}

[[nodiscard]] inline bool is_whole_number(std::string_view text) {
    const auto number = number_in(text);
    return number && std::floor(*number) == *number;
}

}  // namespace appinfra::validate
