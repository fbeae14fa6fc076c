#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// The format of values, and of what references give.
inline constexpr auto format_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
