#include "ordering.hpp"

#include "../../limits.hpp"

namespace appinfra::validate::rules {

void check_ordering(Context& context) {
    if (context.types.size() > most_resources)
        return;
    check_service_before_listener(context);
    check_route_before_attachment(context);
    check_public_before_gateway(context);
    check_start_before_route(context);
    check_custom_resource_before_policy(context);
    if (!context.resources_of("AWS::Lambda::EventSourceMapping").empty()) {
        Permissions permissions(context);
        check_event_source_before_policy(context, permissions);
    }
    check_logs_before_bucket_policy(context);
    check_mount_before_target(context);
    check_deployment_before_methods(context);
    check_service_before_capacity(context);
    check_destination_before_permission(context);
    check_rotation_before_attachment(context);
    check_service_before_attachment(context);
    check_subnet_group_before_role(context);
}

}  // namespace appinfra::validate::rules
