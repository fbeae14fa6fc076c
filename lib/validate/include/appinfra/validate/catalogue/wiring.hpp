#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Permissions and network paths that a reference needs.
inline constexpr auto wiring_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
