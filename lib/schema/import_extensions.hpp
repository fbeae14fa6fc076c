#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// Adds the schemas that cfn-lint's rules have besides those of the registry: `<folder>/aws_ecs_service/fargate.json`
/// is `ecs_service/fargate`. Those that compare resources with each other are left out. Throws FactsError.
void import_extensions(const std::filesystem::path& folder, Model& model, std::vector<std::string>& notes);

}  // namespace appinfra::schema
