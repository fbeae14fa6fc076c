#pragma once

#include "../../context.hpp"

/// Instances, groups of them, containers and functions.
namespace appinfra::validate::rules {

void check_environment_size(Context& context);
void check_group_names(Context& context);
void check_group_size(Context& context);
void check_health_checks(Context& context);
void check_host_ports(Context& context);
void check_image_parameters(Context& context);
void check_instance_images(Context& context);
void check_layers(Context& context);
void check_permissions(Context& context);
void check_port_health(Context& context);
void check_queue_timeouts(Context& context);
void check_rolling_updates(Context& context);
void check_schedules(Context& context);
void check_sdk_versions(Context& context);
void check_services(Context& context);
void check_snap_start(Context& context);
void check_volume_iops(Context& context);
void check_zip_packages(Context& context);

}  // namespace appinfra::validate::rules
