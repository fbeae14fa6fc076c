#pragma once

#include <optional>
#include <string_view>

namespace appinfra::topology {

/// The longest time in days, rounded up, between two runs of a schedule (`cron(...)` or `rate(...)`), within four
/// years. None for `at(...)`, and where days are told by `L`, `W` or `#`.
[[nodiscard]] std::optional<int> longest_gap_days(std::string_view schedule);

}  // namespace appinfra::topology
