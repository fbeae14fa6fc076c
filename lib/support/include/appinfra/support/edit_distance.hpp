#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace appinfra::support {

/// The candidate that a user most likely meant by `word`: smallest edit distance (insertions, deletions, substitutions
/// and swaps of neighbours, letter case counting half), and close enough to be worth a "did you mean". Ties go to the
/// first.
[[nodiscard]] std::optional<std::string_view> did_you_mean(std::string_view word,
                                                           std::span<const std::string_view> candidates);

}  // namespace appinfra::support
