#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Conditions and what they decide.
inline constexpr auto condition_rules = std::to_array<RuleLine>({
    {"A1002", "circular-condition", error, "a condition is defined by itself"},
    {"E8001", "invalid-condition", error, "a condition is not a condition function"},
    {"E8002", "undefined-condition", error, "a condition is used that does not exist"},
    {"E8003", "invalid-equals", error, "Fn::Equals does not compare two values"},
    {"E8004", "invalid-and", error, "Fn::And does not have two to ten conditions"},
    {"E8005", "invalid-not", error, "Fn::Not does not have one condition"},
    {"E8006", "invalid-or", error, "Fn::Or does not have two to ten conditions"},
    {"W8001", "unused-condition", warning, "a condition is never used"},
});

}  // namespace appinfra::validate::lines
