#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Conditions and what they decide.
inline constexpr auto condition_rules = std::to_array<RuleLine>({
    {"A1002", "circular-condition", error, "a condition is defined by itself"},
    {"A1004", "conditions-not-decided", info, "conditions are so entangled that some places are not judged"},
    {"A1006", "condition-never-varies", warning, "a condition has the same value whatever the parameters are"},
    {"E8001", "invalid-condition", error, "a condition is not a condition function"},
    {"E8002", "undefined-condition", error, "a condition is used that does not exist"},
    {"E8003", "invalid-equals", error, "Fn::Equals does not compare two values"},
    {"E8004", "invalid-and", error, "Fn::And does not have two to ten conditions"},
    {"E8005", "invalid-not", error, "Fn::Not does not have one condition"},
    {"E8006", "invalid-or", error, "Fn::Or does not have two to ten conditions"},
    {"W1001", "reference-to-absent-resource", warning, "a resource is used where a condition may leave it out"},
    {"W1028", "unreachable-branch", warning, "a branch of Fn::If is never taken where it stands"},
    {"W8001", "unused-condition", warning, "a condition is never used"},
    {"W8003", "equals-never-varies", warning, "Fn::Equals is always true, or always false"},
});

}  // namespace appinfra::validate::lines
