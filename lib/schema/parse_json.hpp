#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace appinfra::schema {

/// Throws FactsError, also when the text is nested so deeply that handling it could exhaust the stack.
[[nodiscard]] nlohmann::json parse_json(std::string_view text, std::string_view file);

}  // namespace appinfra::schema
