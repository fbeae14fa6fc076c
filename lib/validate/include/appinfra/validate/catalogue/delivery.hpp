#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Pipelines, builds, APIs and other services.
inline constexpr auto delivery_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
