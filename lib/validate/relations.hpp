#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "context.hpp"

namespace appinfra::validate {

using Places = std::vector<std::uint32_t>;

/// Whether one stack can have both resources, as far as their conditions tell.
[[nodiscard]] bool coexist(Context& context, std::uint32_t one, std::uint32_t other);

/// The resources of one of several types that the values at a path refer to, each once; `path` as for
/// `Context::property`.
[[nodiscard]] Places referred(Context& context, std::uint32_t resource, std::string_view path,
                              std::initializer_list<std::string_view> types);

/// The resources of a type that refer to a resource at a path of their properties, each once.
[[nodiscard]] Places referring(Context& context, std::uint32_t resource, std::string_view type, std::string_view path);

/// Whether any of the resources that may exist together with a resource is created before it.
[[nodiscard]] bool needs_any(Context& context, std::uint32_t resource, const Places& others);

/// Adds what is not there yet.
void add_new(Places& places, const Places& more);

/// The entry under `Properties` of that name, or the resource itself: where a finding is shown.
[[nodiscard]] NodeId property_or_resource(const Context& context, std::uint32_t resource, std::string_view property);

/// Tells where another resource of a finding stands.
void note_resource(Context& context, diagnostics::Diagnostic& finding, std::uint32_t resource, std::string message);

/// The logical name of a resource in quotes.
[[nodiscard]] std::string name_of(const Context& context, std::uint32_t resource);

/// Which resources other stacks may know of: outputs, SSM parameters or nested stacks carry them.
[[nodiscard]] std::vector<bool> shared_resources(Context& context);

}  // namespace appinfra::validate
