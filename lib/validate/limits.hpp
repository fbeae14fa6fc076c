#pragma once

#include <cstddef>

namespace appinfra::validate {

/// Of one template. What is above is refused as a whole, so rules about relations between resources leave it alone.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (2026-11-24)
inline constexpr std::size_t most_resources = 500;

}  // namespace appinfra::validate
