#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace appinfra::scenarios {

/// How a systemd timer is told the schedule of a job. Exactly one of the two is empty.
struct TimerSettings {
    /// Lines of the section `[Timer]`: `OnCalendar=Mon *-*-* 06:00:00 America/Los_Angeles`. Several lines mean any of
    /// them.
    std::vector<std::string> lines;
    std::string problem;  ///< Why systemd cannot be told, one clause.
};

/// Translates a schedule of EventBridge Scheduler, `cron(...)`, `rate(...)` or `at(...)`, as the manifest accepts it.
///
/// A rate that divides an hour, a day or a week evenly is counted by the clock, so that all servers start at the same
/// time; any other one from the start of the server and of the run before. Not possible: the weekday nearest to a day
/// that not every month has (`28W` and later).
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (2026-11-23), systemd.time(7)
[[nodiscard]] TimerSettings systemd_timer(std::string_view schedule, std::string_view timezone);

}  // namespace appinfra::scenarios
