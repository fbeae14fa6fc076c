#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Policy documents, state machines and other documents within templates.
inline constexpr auto policy_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
