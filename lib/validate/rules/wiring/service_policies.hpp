#pragma once

#include <string_view>

#include "../../context.hpp"

namespace appinfra::validate::rules {

/// Whether the policy that a property of a resource holds lets a service do something, or may do so; not where the
/// property is not set. A service is spelled `logs.amazonaws.com`, and may be asked for as
/// `logs.eu-west-1.amazonaws.com`.
[[nodiscard]] bool admits(Context& context, std::uint32_t resource, std::string_view path, std::string_view service);

}  // namespace appinfra::validate::rules
