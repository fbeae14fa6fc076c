#include <set>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Where a load balancer reaches a task.
struct Port {
    std::string_view container;
    std::string number;
};

/// Whether the host chooses the port that a container port is mapped to.
bool is_dynamic(Context& context, std::uint32_t task, const Port& port) {
    const Document& document = context.document;
    bool dynamic = false;
    context.property(task, "ContainerDefinitions/*", [&](NodeId container) {
        each_value(document, context.assumptions, container, "Name", [&](NodeId name) {
            if (text_of(document, name) != port.container)
                return;
            each_value(document, context.assumptions, container, "PortMappings/*", [&](NodeId mapping) {
                each_value(document, context.assumptions, mapping, "ContainerPort", [&](NodeId number) {
                    if (known_text(document, number) == port.number)
                        each_value(document, context.assumptions, mapping, "HostPort",
                                   [&](NodeId host) { dynamic = dynamic || known_text(document, host) == "0"; });
                });
            });
        });
    });
    return dynamic;
}

class PortHealth {
public:
    explicit PortHealth(Context& context) : context_(context) {}

    void check_service(std::uint32_t service) {
        context_.property(service, "TaskDefinition", [&](NodeId node) {
            if (const auto task = target(context_, node, "AWS::ECS::TaskDefinition"))
                context_.property(service, "LoadBalancers/*",
                                  [&](NodeId balancer) { check_balancer(*task, balancer); });
        });
    }

private:
    void check_balancer(std::uint32_t task, NodeId balancer) {
        const Document& document = context_.document;
        Assumptions& assumptions = context_.assumptions;
        each_value(document, assumptions, balancer, "TargetGroupArn", [&](NodeId arn) {
            const auto group = target(context_, arn, "AWS::ElasticLoadBalancingV2::TargetGroup");
            if (!group)
                return;
            each_value(document, assumptions, balancer, "ContainerName", [&](NodeId name) {
                each_value(document, assumptions, balancer, "ContainerPort", [&](NodeId number) {
                    const auto port = known_text(document, number);
                    if (port && is_text(document, name))
                        check_group(*group, task, {document.text(name), *port});
                });
            });
        });
    }

    void check_group(std::uint32_t group, std::uint32_t task, const Port& port) {
        context_.property(group, "HealthCheckPort", [&](NodeId node) {
            const auto checked = known_text(context_.document, node);
            if (checked && *checked != "traffic-port" && is_dynamic(context_, task, port) &&
                told_.insert(node.index).second)
                context_.report("E3049", node,
                                "HealthCheckPort is " + quoted(*checked) + ", but the host chooses the port of " +
                                    quoted(port.container),
                                "make it traffic-port");
        });
    }

    Context& context_;
    std::set<std::uint32_t> told_;
};

}  // namespace

void check_port_health(Context& context) {
    PortHealth health(context);
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service"))
        health.check_service(service);
}

}  // namespace appinfra::validate::rules
