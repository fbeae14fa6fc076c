#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// Adds the type that a registry schema (JSON) describes. What the facts have no word for is listed in `notes`.
/// Throws FactsError.
void import_schema(std::string_view json, std::string_view file, Model& model, std::vector<std::string>& notes);

/// Adds every type of a folder: the `data/schemas` folder of the cfn-lint package, which has a list of types per
/// region, or any folder with one registry schema per `*.json` file. Throws FactsError.
void import_folder(const std::filesystem::path& folder, Model& model, std::vector<std::string>& notes);

/// Adds which types hold state, what `Ref` gives, further attributes and which resources are used where, from the
/// database of `@aws-cdk/aws-service-spec` (JSON). Types that are not in `model` are left out. Throws FactsError.
void import_service_spec(std::string_view json, std::string_view file, Model& model);

}  // namespace appinfra::schema
