#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Templates with the transform AWS::Serverless.
inline constexpr auto serverless_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
