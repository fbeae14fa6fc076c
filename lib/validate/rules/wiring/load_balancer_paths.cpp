#include "data_ports.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view group_type = "AWS::ElasticLoadBalancingV2::TargetGroup";
constexpr std::string_view listener_type = "AWS::ElasticLoadBalancingV2::Listener";
constexpr std::string_view rule_type = "AWS::ElasticLoadBalancingV2::ListenerRule";

/// The load balancers that forward to a target group.
Places balancers_of(Context& context, std::uint32_t group) {
    Places listeners;
    for (const Dependency& user : context.graph().needed_by(group)) {
        if (context.type_of(user.from) == listener_type)
            add_new(listeners, {user.from});
        if (context.type_of(user.from) == rule_type)
            add_new(listeners, referred(context, user.from, "ListenerArn", {listener_type}));
    }
    Places balancers;
    for (const std::uint32_t listener : listeners)
        add_new(balancers,
                referred(context, listener, "LoadBalancerArn", {"AWS::ElasticLoadBalancingV2::LoadBalancer"}));
    return balancers;
}

void check_entry(Context& context, SecurityGroups& groups, std::uint32_t service, NodeId entry) {
    const NodeId port_node = context.document.find(entry, "ContainerPort");
    const auto port = port_in(context.document, port_node);
    const auto target = reference_of(context.templ, context.document.find(entry, "TargetGroupArn"));
    const auto behind = groups.of(service);
    if (!port || !target || !behind || context.type_of(target->resource) != group_type)
        return;
    for (const std::uint32_t balancer : balancers_of(context, target->resource)) {
        const auto before = groups.of(balancer);
        if (!before || !groups.block(*before, *behind, *port))
            continue;
        auto& finding = context.report(
            "A2113", port_node,
            "no security group lets " + name_of(context, balancer) + " reach port " + std::to_string(*port),
            "allow the port from the load balancer's group in " + name_of(context, behind->front()));
        note_resource(context, finding, behind->front(), "this group stands before the service");
    }
}

void check_path(Context& context, SecurityGroups& groups, std::uint32_t group, std::uint32_t server, int port) {
    const auto behind = groups.of(server);
    if (!behind)
        return;
    for (const std::uint32_t balancer : balancers_of(context, group)) {
        const auto before = groups.of(balancer);
        if (!before || !groups.block(*before, *behind, port))
            continue;
        auto& finding = context.report_key(
            "A2113", property_or_resource(context, group, "Port"),
            "no security group lets " + name_of(context, balancer) + " reach port " + std::to_string(port),
            "allow the port from the load balancer's group in " + name_of(context, behind->front()));
        note_resource(context, finding, behind->front(), "this group stands before " + name_of(context, server));
    }
}

/// What the instances of a group are made of.
Places templates_of(Context& context, std::uint32_t scaling_group) {
    Places found;
    for (const std::string_view path :
         {"LaunchTemplate/LaunchTemplateId", "LaunchConfigurationName",
          "MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification/LaunchTemplateId"})
        add_new(found, referred(context, scaling_group, path,
                                {"AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration"}));
    return found;
}

/// Instances answer on the port of their target group, unless the target says another.
void check_instances(Context& context, SecurityGroups& groups, std::uint32_t group) {
    const NodeId properties = context.properties(group);
    const auto port = properties ? port_in(context.document, context.document.find(properties, "Port")) : std::nullopt;
    if (!port)
        return;
    for (const std::uint32_t scaling_group :
         referring(context, group, "AWS::AutoScaling::AutoScalingGroup", "TargetGroupARNs/*"))
        for (const std::uint32_t made_of : templates_of(context, scaling_group))
            check_path(context, groups, group, made_of, *port);
    context.property(group, "Targets/*", [&](NodeId target) {
        const auto instance = reference_of(context.templ, context.document.find(target, "Id"));
        if (instance && context.type_of(instance->resource) == "AWS::EC2::Instance" &&
            !context.document.find(target, "Port"))
            check_path(context, groups, group, instance->resource, *port);
    });
}

}  // namespace

void check_load_balancer_paths(Context& context, SecurityGroups& groups) {
    for (const std::uint32_t group : context.resources_of(group_type))
        check_instances(context, groups, group);
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service"))
        context.property(service, "LoadBalancers/*",
                         [&](NodeId entry) { check_entry(context, groups, service, entry); });
}

}  // namespace appinfra::validate::rules
