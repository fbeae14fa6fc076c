#pragma once

#include <string_view>

namespace appinfra::schema {

/// The name of a region ends in a digit; what stands beside them in cfn-lint's data does not.
constexpr bool names_region(std::string_view name) { return !name.empty() && '0' <= name.back() && name.back() <= '9'; }

}  // namespace appinfra::schema
