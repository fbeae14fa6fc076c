#pragma once

#include "../../permissions.hpp"
#include "../../relations.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_service_before_listener(Context& context);
void check_route_before_attachment(Context& context);
void check_public_before_gateway(Context& context);
void check_start_before_route(Context& context);
void check_custom_resource_before_policy(Context& context);
void check_event_source_before_policy(Context& context, Permissions& permissions);
void check_logs_before_bucket_policy(Context& context);
void check_mount_before_target(Context& context);
void check_deployment_before_methods(Context& context);
void check_service_before_capacity(Context& context);
void check_destination_before_permission(Context& context);
void check_rotation_before_attachment(Context& context);
void check_service_before_attachment(Context& context);
void check_subnet_group_before_role(Context& context);

}  // namespace appinfra::validate::rules
