#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Suppressions that stand in templates.
inline constexpr auto suppression_rules = std::to_array<RuleLine>({
    {"A1101", "unknown-suppressed-rule", warning, "a suppression names a rule that does not exist"},
    {"A1102", "expired-suppression", warning, "the date until which a finding was accepted has passed"},
    {"A1103", "unused-suppression", warning, "a suppression matches no finding"},
    {"A1104", "invalid-suppression", warning, "a suppression lacks its rule or its reason, or has something unknown"},
});

}  // namespace appinfra::validate::lines
