#pragma once

#include <optional>
#include <string_view>

#include "appinfra/compare/predict.hpp"

namespace appinfra::compare {

/// What a difference at `path` asks for, by the create-only properties of the type. Of a type without facts nothing is
/// known.
[[nodiscard]] Update update_of(const std::optional<schema::ResourceType>& type, std::string_view path);

}  // namespace appinfra::compare
