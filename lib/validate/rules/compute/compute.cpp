#include "compute.hpp"

#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_compute(Context& context) {
    check_environment_size(context);
    check_group_names(context);
    check_group_size(context);
    check_health_checks(context);
    check_host_ports(context);
    check_image_parameters(context);
    check_instance_images(context);
    check_layers(context);
    check_permissions(context);
    check_port_health(context);
    check_queue_timeouts(context);
    check_rolling_updates(context);
    check_schedules(context);
    check_sdk_versions(context);
    check_services(context);
    check_snap_start(context);
    check_volume_iops(context);
    check_zip_packages(context);
}

}  // namespace appinfra::validate::rules
