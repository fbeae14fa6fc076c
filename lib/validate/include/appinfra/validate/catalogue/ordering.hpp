#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// What must exist before something else is created, and go after it is deleted.
inline constexpr auto ordering_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
