#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace appinfra::support {

/// In lower case, whatever the locale; only letters of ASCII have one.
[[nodiscard]] constexpr char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; }

[[nodiscard]] inline std::string lower(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
    return result;
}

}  // namespace appinfra::support
