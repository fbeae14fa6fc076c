#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "context.hpp"

namespace appinfra::validate {

/// A string as it stands; empty for anything else, and for what a dynamic reference gives.
[[nodiscard]] std::string_view literal_of(const Document& document, NodeId node);

/// The number that a literal spells, if it does.
[[nodiscard]] std::optional<double> number_of(const Document& document, NodeId node);

/// The resource that a value refers to, where that is one of the type.
[[nodiscard]] std::optional<std::uint32_t> target(const Context& context, NodeId node, std::string_view type);

/// A value as text: values with the same text are the same once deployed. `Fn::If` is not resolved: use `each_branch`
/// first.
[[nodiscard]] std::string identity(const Document& document, NodeId node);

/// Whether two values cannot be the same: they are different literals, or refer to different resources.
[[nodiscard]] bool surely_differ(const Context& context, NodeId one, NodeId other);

/// Whether a value stands in a branch of `Fn::If`.
[[nodiscard]] bool in_branch(const Document& document, NodeId node);

/// Where it is reported that a property is not as it should be, which may be that it is not there: the property, else
/// the properties, else the resource.
[[nodiscard]] NodeId place_of(const Context& context, std::uint32_t resource, std::string_view property);

}  // namespace appinfra::validate
