#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Tags that are required, and that must propagate.
inline constexpr auto tag_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
