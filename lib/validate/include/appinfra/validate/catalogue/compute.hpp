#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Instances, containers, functions and their sizes.
inline constexpr auto compute_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
