#pragma once

#include "../../context.hpp"

namespace appinfra::validate::rules {

void check_role_paths(Context& context);
void check_pipeline_stages(Context& context);
void check_artifact_names(Context& context);
void check_artifact_counts(Context& context);
void check_action_configurations(Context& context);
void check_local_paths(Context& context);
void check_nested_parameters(Context& context);
void check_passwords(Context& context);
void check_secret_parameters(Context& context);
void check_unmasked_parameters(Context& context);

inline constexpr std::string_view pipeline_type = "AWS::CodePipeline::Pipeline";
inline constexpr std::string_view pipeline_actions = "Stages/*/Actions/*";

}  // namespace appinfra::validate::rules
