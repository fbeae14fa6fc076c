#pragma once

#include <algorithm>
#include <cstdint>

namespace appinfra::validate::rules {

/// Whether a value fits a shape; it may depend on what only CloudFormation will know.
enum class Fit : std::uint8_t { yes, unknown, no };

constexpr Fit both(Fit left, Fit right) { return std::max(left, right); }

}  // namespace appinfra::validate::rules
