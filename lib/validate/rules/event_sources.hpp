#pragma once

#include "../context.hpp"

namespace appinfra::validate::rules {

/// What a function's role must be allowed so that an event source mapping can poll; empty where the source is not
/// known. https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html (2026-11-24)
[[nodiscard]] std::string_view polling_action(Context& context, std::uint32_t mapping);

}  // namespace appinfra::validate::rules
