#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Databases, queues, storage and streams.
inline constexpr auto data_rules = std::array<RuleLine, 0>{};

}  // namespace appinfra::validate::lines
