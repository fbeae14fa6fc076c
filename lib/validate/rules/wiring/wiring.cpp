#include "wiring.hpp"

#include "../../limits.hpp"

namespace appinfra::validate::rules {

void check_wiring(Context& context) {
    if (context.templ.open() || context.types.size() > most_resources)
        return;
    const bool has_tasks = !context.resources_of("AWS::ECS::TaskDefinition").empty();
    if (has_tasks || !context.resources_of("AWS::IAM::Role").empty()) {
        Permissions permissions(context);
        check_task_roles(context, permissions);
        check_target_roles(context, permissions);
        check_pipeline_roles(context, permissions);
        check_build_roles(context, permissions);
        check_function_roles(context, permissions);
    }
    check_function_callers(context);
    check_destinations(context);
    check_log_keys(context);
    if (!context.resources_of("AWS::EC2::SecurityGroup").empty()) {
        SecurityGroups groups(context);
        check_load_balancer_paths(context, groups);
        check_database_paths(context, groups);
        check_mount_paths(context, groups);
        check_open_to_world(context, groups);
    }
}

}  // namespace appinfra::validate::rules
