#pragma once

#include <cstdint>

#include "appinfra/schema/keyword.hpp"
#include "context.hpp"
#include "functions.hpp"

namespace appinfra::validate {

/// The types of places that a literal, or what a function gives, may fit; a set of `schema::Type`, empty where that is
/// not known. CloudFormation turns scalars into each other, but what `Fn::GetAtt` gives never into a text.
[[nodiscard]] std::uint8_t possible_types(const Context& context, NodeId node);

/// Of what `Ref` and `Fn::GetAtt` give.
[[nodiscard]] std::uint8_t types_of_name(const Context& context, std::string_view name);
[[nodiscard]] std::uint8_t types_of_attribute(const Context& context, const AttributeName& name);

}  // namespace appinfra::validate
