#pragma once

#include <string_view>

#include "context.hpp"

namespace appinfra::validate {

/// Whether the key of a mapping is what the pseudo parameter may be: of `AWS::Region` a region, of `AWS::AccountId`
/// twelve digits.
[[nodiscard]] bool may_be(const Context& context, std::string_view key, std::string_view pseudo_parameter);

}  // namespace appinfra::validate
