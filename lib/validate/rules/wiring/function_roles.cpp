#include "../event_sources.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// Reports where the role of a function does not allow what Lambda tries with it.
void demand(Context& context, Permissions& permissions, std::uint32_t function, std::string_view action, RuleId rule,
            NodeId where) {
    for (const std::uint32_t role : referred(context, function, "Role", {"AWS::IAM::Role"}))
        if (permissions.allows(role, action) == Allowed::no) {
            auto& finding = context.report_key(
                rule, where, "role " + name_of(context, role) + " does not allow " + std::string(action),
                "allow it in a policy of the role");
            note_resource(context, finding, role, "no policy of this role allows " + std::string(action));
        }
}

std::string_view sending_action(Context& context, NodeId target) {
    const auto reference = reference_of(context.templ, target);
    const std::string_view type = reference ? context.type_of(reference->resource) : std::string_view{};
    if (type == "AWS::SQS::Queue")
        return "sqs:SendMessage";
    return type == "AWS::SNS::Topic" ? "sns:Publish" : std::string_view{};
}

/// What a function reads by a name that it is given in its environment.
std::string_view reading_action(Context& context, NodeId value) {
    const auto reference = reference_of(context.templ, value);
    const std::string_view type = reference ? context.type_of(reference->resource) : std::string_view{};
    return type == "AWS::SecretsManager::Secret" || type == "AWS::SecretsManager::SecretTargetAttachment"
               ? "secretsmanager:GetSecretValue"
               : std::string_view{};
}

void check_environment(Context& context, Permissions& permissions, std::uint32_t function) {
    context.property(function, "Environment/Variables", [&](NodeId variables) {
        if (context.document.kind(variables) != Kind::map)
            return;
        for (const NodeId variable : context.document.children(variables))
            if (const std::string_view action = reading_action(context, variable); !action.empty())
                demand(context, permissions, function, action, "A2109", variable);
    });
}

void check_function(Context& context, Permissions& permissions, std::uint32_t function) {
    bool in_network = false;
    context.property(function, "VpcConfig/SubnetIds/*", [&](NodeId) { in_network = true; });
    if (in_network)
        demand(context, permissions, function, "ec2:CreateNetworkInterface", "A2106",
               property_or_resource(context, function, "VpcConfig"));
    context.property(function, "DeadLetterConfig/TargetArn", [&](NodeId target) {
        if (const std::string_view action = sending_action(context, target); !action.empty())
            demand(context, permissions, function, action, "A2107", target);
    });
    check_environment(context, permissions, function);
}

}  // namespace

void check_function_roles(Context& context, Permissions& permissions) {
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        check_function(context, permissions, function);
    for (const std::uint32_t mapping : context.resources_of("AWS::Lambda::EventSourceMapping"))
        if (const std::string_view action = polling_action(context, mapping); !action.empty())
            for (const std::uint32_t function : referred(context, mapping, "FunctionName", {"AWS::Lambda::Function"}))
                demand(context, permissions, function, action, "A2108",
                       property_or_resource(context, mapping, "EventSourceArn"));
}

}  // namespace appinfra::validate::rules
