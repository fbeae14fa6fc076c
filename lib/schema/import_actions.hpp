#pragma once

#include <string_view>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// Adds the services with the actions that IAM policies can name, from the table `Policies.json` of cfn-lint. Throws
/// FactsError.
void import_actions(std::string_view json, std::string_view file, Model& model);

}  // namespace appinfra::schema
