#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// Fills the shapes of `type` from its registry schema. Throws FactsError, or what nlohmann throws.
void import_shapes(const nlohmann::json& schema, std::string_view file, TypeModel& type,
                   std::vector<std::string>& notes);
/// The shape of a schema that describes no type; its definitions go to `shapes` as `name.Definition`. Throws likewise.
[[nodiscard]] ShapeModel import_shape(const nlohmann::json& schema, const std::string& name, std::string_view file,
                                      ShapeMap& shapes, std::vector<std::string>& notes);

}  // namespace appinfra::schema
