#include "../event_sources.hpp"
#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

void check_role(Context& context, Permissions& permissions, std::uint32_t mapping, std::uint32_t role,
                std::string_view action) {
    if (permissions.allows_at_once(role, action) != Allowed::no)
        return;
    Places granting;
    for (const std::uint32_t policy : permissions.attached(role))
        if (permissions.policy_allows(policy, action) != Allowed::no)
            granting.push_back(policy);
    if (granting.empty() || needs_any(context, mapping, granting))
        return;
    auto& finding =
        context.report_key("A2007", property_or_resource(context, mapping, "EventSourceArn"),
                           "the mapping may be created before the function's role may call " + std::string(action),
                           "add DependsOn: " + std::string(context.resource(granting.front()).name));
    note_resource(context, finding, granting.front(), "the role is allowed to here");
}

}  // namespace

void check_event_source_before_policy(Context& context, Permissions& permissions) {
    for (const std::uint32_t mapping : context.resources_of("AWS::Lambda::EventSourceMapping")) {
        const std::vector<Need> needs = polling_needs(context, mapping);
        if (needs.empty())
            continue;
        for (const std::uint32_t function : referred(context, mapping, "FunctionName", {"AWS::Lambda::Function"}))
            for (const std::uint32_t role : referred(context, function, "Role", {"AWS::IAM::Role"}))
                check_role(context, permissions, mapping, role, needs.front().action);
    }
}

}  // namespace appinfra::validate::rules
