#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Values that a type allows only together, from schemas.
inline constexpr auto extension_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
