#pragma once

#include "../../permissions.hpp"
#include "../../relations.hpp"
#include "../rules.hpp"
#include "security_groups.hpp"

namespace appinfra::validate::rules {

void check_task_roles(Context& context, Permissions& permissions);
void check_target_roles(Context& context, Permissions& permissions);
void check_pipeline_roles(Context& context, Permissions& permissions);
void check_build_roles(Context& context, Permissions& permissions);
void check_function_roles(Context& context, Permissions& permissions);
void check_function_callers(Context& context);
void check_destinations(Context& context);
void check_log_keys(Context& context);
void check_load_balancer_paths(Context& context, SecurityGroups& groups);
void check_database_paths(Context& context, SecurityGroups& groups);
void check_mount_paths(Context& context, SecurityGroups& groups);
void check_open_to_world(Context& context, SecurityGroups& groups);

}  // namespace appinfra::validate::rules
