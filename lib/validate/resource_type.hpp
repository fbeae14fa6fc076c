#pragma once

#include <optional>
#include <string_view>

#include "appinfra/schema/facts.hpp"

namespace appinfra::validate {

/// Types that the facts cannot know: custom resources, modules, private and third-party types.
[[nodiscard]] bool is_foreign_type(std::string_view type);

/// Whether a registry can have a type of this name. AWS alone has types that begin with `AWS`, in whatever case.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html (2026-11-28)
[[nodiscard]] bool is_registry_name(std::string_view type);

/// Whether `Fn::GetAtt` may give what the type itself does not name: custom resources return what they like, stacks
/// their outputs, and what a transform makes of a resource the attributes of its parts.
[[nodiscard]] bool has_free_attribute(std::string_view type, std::string_view attribute);

/// Whether the facts name the attribute, or the object that it is part of.
[[nodiscard]] bool has_attribute(const schema::ResourceType& type, std::string_view attribute);

/// What an attribute gives, where the facts say so.
[[nodiscard]] std::optional<schema::Shape> attribute_shape(const schema::ResourceType& type,
                                                           std::string_view attribute);

}  // namespace appinfra::validate
