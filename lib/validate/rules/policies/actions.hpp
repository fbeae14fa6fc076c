#pragma once

#include <optional>
#include <string_view>

#include "appinfra/schema/service.hpp"

namespace appinfra::validate::rules {

/// Stands at the first action that fits a pattern in lower case, in which `*` is any text and `?` any character.
[[nodiscard]] std::optional<schema::Actions> find_action(const schema::Service& service, std::string_view pattern);

}  // namespace appinfra::validate::rules
