#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace appinfra::validate {

/// The number that a text as a whole spells.
[[nodiscard]] inline std::optional<double> number_in(std::string_view text) {
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return {};
    return number;
}

}  // namespace appinfra::validate
