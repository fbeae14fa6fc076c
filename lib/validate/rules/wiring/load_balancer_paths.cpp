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

}  // namespace

void check_load_balancer_paths(Context& context, SecurityGroups& groups) {
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service"))
        context.property(service, "LoadBalancers/*",
                         [&](NodeId entry) { check_entry(context, groups, service, entry); });
}

}  // namespace appinfra::validate::rules
