#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace appinfra::validate {

/// Services differ in the expressions that they take.
enum class Scheduler : std::uint8_t {
    rules,     ///< Rules of EventBridge: `rate(1 hour)` and `cron(...)`, with units that agree in number.
    schedules  ///< EventBridge Scheduler and Application Auto Scaling: also `at(2026-11-24T08:00:00)`.
};

/// What is wrong with a schedule expression, if anything, as the end of a sentence that begins with the expression.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html (2026-11-24)
/// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (2026-11-24)
[[nodiscard]] std::optional<std::string> schedule_error(std::string_view expression, Scheduler scheduler);

}  // namespace appinfra::validate
