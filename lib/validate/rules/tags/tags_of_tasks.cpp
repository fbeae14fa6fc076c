#include "tags.hpp"

namespace appinfra::validate::rules {
namespace {

bool has(Context& context, NodeId map, std::string_view name) {
    return presence(context.document, context.assumptions, map, name) != Presence::absent;
}

/// A schedule or rule that starts tasks; these have tags only where it says so.
void check_target(Context& context, NodeId parameters, std::string_view own_tags) {
    const NodeId definition = context.document.find(parameters, "TaskDefinitionArn");
    const auto task = reference_of(context.templ, definition);
    if (!task || !has(context, context.properties(task->resource), "Tags") ||
        has(context, parameters, "PropagateTags") || has(context, parameters, own_tags))
        return;
    context.report_key("A2405", parameters,
                       "tasks of " + name_of(context, task->resource) + " are started without its tags",
                       "set PropagateTags: TASK_DEFINITION");
}

}  // namespace

void check_tags_of_tasks(Context& context) {
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service")) {
        const NodeId properties = context.properties(service);
        if (has(context, properties, "Tags") && !has(context, properties, "PropagateTags"))
            context.report_key("A2403", property_or_resource(context, service, "Tags"),
                               "the tags of " + name_of(context, service) + " do not reach its tasks",
                               "set PropagateTags: SERVICE");
    }
    for (const std::uint32_t schedule : context.resources_of("AWS::Scheduler::Schedule"))
        context.property(schedule, "Target/EcsParameters",
                         [&](NodeId parameters) { check_target(context, parameters, "Tags"); });
    for (const std::uint32_t rule : context.resources_of("AWS::Events::Rule"))
        context.property(rule, "Targets/*/EcsParameters",
                         [&](NodeId parameters) { check_target(context, parameters, "TagList"); });
}

}  // namespace appinfra::validate::rules
