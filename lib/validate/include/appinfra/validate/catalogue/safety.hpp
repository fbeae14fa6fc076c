#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Data that an update or a deletion would lose.
inline constexpr auto safety_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
