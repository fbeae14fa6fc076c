#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Networks, load balancing, DNS and distribution.
inline constexpr auto network_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
