#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Values that must not be seen.
inline constexpr auto secret_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
