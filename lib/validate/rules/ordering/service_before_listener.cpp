#include "ordering.hpp"

namespace appinfra::validate::rules {

void check_service_before_listener(Context& context) {
    for (const std::string_view type : {"AWS::ECS::Service", "AWS::ECS::TaskSet"})
        for (const std::uint32_t service : context.resources_of(type))
            for (const std::uint32_t group : referred(context, service, "LoadBalancers/*/TargetGroupArn",
                                                      {"AWS::ElasticLoadBalancingV2::TargetGroup"})) {
                Places listeners;
                for (const Dependency& user : context.graph().needed_by(group))
                    if (context.type_of(user.from).starts_with("AWS::ElasticLoadBalancingV2::Listener"))
                        add_new(listeners, {user.from});
                if (listeners.empty() || needs_any(context, service, listeners))
                    continue;
                auto& finding = context.report_key(
                    "A2001", property_or_resource(context, service, "LoadBalancers"),
                    "the service may be created before a listener forwards to " + name_of(context, group),
                    "add DependsOn: " + std::string(context.resource(listeners.front()).name));
                note_resource(context, finding, listeners.front(), "this gives the target group its load balancer");
            }
}

}  // namespace appinfra::validate::rules
