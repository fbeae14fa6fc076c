#include "../event_sources.hpp"
#include "secret_needs.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// Reports where the role of a function does not allow what Lambda tries with it.
void demand(Context& context, Permissions& permissions, std::uint32_t function, const Need& need, RuleId rule,
            NodeId where, bool refused = true) {
    for (const std::uint32_t role : referred(context, function, "Role", {"AWS::IAM::Role"}))
        if (permissions.allows(role, need) == Allowed::no) {
            auto& finding = context.report_key(
                rule, where, "role " + name_of(context, role) + " does not allow " + std::string(need.action),
                "allow it in a policy of the role");
            if (!refused)
                finding.severity = diagnostics::Severity::warning;
            note_lack(context, finding, role, need.action);
        }
}

/// What it takes to send to what a value refers to.
Need sending_need(Context& context, NodeId target) {
    const auto reference = reference_of(context.templ, target);
    const std::string_view type = reference ? context.type_of(reference->resource) : std::string_view{};
    if (type == "AWS::SQS::Queue")
        return {"sqs:SendMessage", reference->resource};
    if (type == "AWS::SNS::Topic")
        return {"sns:Publish", reference->resource};
    if (type == "AWS::Events::EventBus")
        return {"events:PutEvents", reference->resource};
    return type == "AWS::Lambda::Function" ? Need{"lambda:InvokeFunction", reference->resource} : Need{};
}

void check_environment(Context& context, Permissions& permissions, std::uint32_t function) {
    context.property(function, "Environment/Variables", [&](NodeId variables) {
        if (context.document.kind(variables) != Kind::map)
            return;
        for (const NodeId variable : context.document.children(variables))
            if (const Need need = reading_need(context, variable); !need.action.empty())
                demand(context, permissions, function, need, "A2109", variable);
    });
}

/// Whether subnets are surely given: a parameter of this type is never empty.
bool is_in_network(Context& context, std::uint32_t function) {
    bool found = false;
    context.property(function, "VpcConfig/SubnetIds", [&](NodeId subnets) {
        const Document& document = context.document;
        if (document.kind(subnets) == Kind::list)
            return each_value(document, context.assumptions, subnets, "*", [&](NodeId) { found = true; });
        const auto name = referred_name(document, subnets);
        const auto parameter = name ? context.templ.parameters.find(*name) : std::nullopt;
        if (parameter)
            found = found || text_of(document, document.find(context.templ.parameters.entries()[*parameter].node,
                                                             "Type")) == "List<AWS::EC2::Subnet::Id>";
    });
    return found;
}

void check_function(Context& context, Permissions& permissions, std::uint32_t function) {
    if (is_in_network(context, function))
        demand(context, permissions, function, {"ec2:CreateNetworkInterface"}, "A2106",
               property_or_resource(context, function, "VpcConfig"));
    context.property(function, "DeadLetterConfig/TargetArn", [&](NodeId target) {
        if (const Need need = sending_need(context, target); !need.action.empty())
            demand(context, permissions, function, need, "A2107", target);
    });
    check_environment(context, permissions, function);
}

/// Where a function sends what becomes of its calls. A mapping may come to be without the permission.
void check_destinations_of(Context& context, Permissions& permissions, std::uint32_t config, bool refused) {
    for (const std::uint32_t function : referred(context, config, "FunctionName", {"AWS::Lambda::Function"}))
        for (const std::string_view path :
             {"DestinationConfig/OnFailure/Destination", "DestinationConfig/OnSuccess/Destination"})
            context.property(config, path, [&](NodeId target) {
                if (const Need need = sending_need(context, target); !need.action.empty())
                    demand(context, permissions, function, need, "A2107", target, refused);
            });
}

/// The first permission that is lacking is told. Lambda asks for the right to receive before it makes a mapping;
/// without the other two for a queue the mapping may come to be, and does not work.
void check_mapping(Context& context, Permissions& permissions, std::uint32_t mapping, std::uint32_t role) {
    for (const Need& need : polling_needs(context, mapping)) {
        if (permissions.allows(role, need) != Allowed::no)
            continue;
        auto& finding =
            context.report_key("A2108", property_or_resource(context, mapping, "EventSourceArn"),
                               "role " + name_of(context, role) + " does not allow " + std::string(need.action),
                               "allow it in a policy of the role");
        if (need.action.starts_with("sqs:") && need.action != "sqs:ReceiveMessage")
            finding.severity = diagnostics::Severity::warning;
        return note_lack(context, finding, role, need.action);
    }
}

}  // namespace

void check_function_roles(Context& context, Permissions& permissions) {
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        check_function(context, permissions, function);
    for (const std::uint32_t config : context.resources_of("AWS::Lambda::EventInvokeConfig"))
        check_destinations_of(context, permissions, config, true);
    for (const std::uint32_t mapping : context.resources_of("AWS::Lambda::EventSourceMapping")) {
        check_destinations_of(context, permissions, mapping, false);
        for (const std::uint32_t function : referred(context, mapping, "FunctionName", {"AWS::Lambda::Function"}))
            for (const std::uint32_t role : referred(context, function, "Role", {"AWS::IAM::Role"}))
                check_mapping(context, permissions, mapping, role);
    }
}

}  // namespace appinfra::validate::rules
