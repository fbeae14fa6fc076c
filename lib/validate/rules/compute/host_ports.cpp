#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

void check_mapping(Context& context, NodeId mapping) {
    const Document& document = context.document;
    each_value(document, context.assumptions, mapping, "HostPort", [&](NodeId host) {
        const auto host_port = known_text(document, host);
        if (host_port)
            each_value(document, context.assumptions, mapping, "ContainerPort", [&](NodeId container) {
                const auto port = known_text(document, container);
                if (port && *port != *host_port)
                    context.report("E3053", host,
                                   "HostPort " + quoted(*host_port) + " is not the container port " + quoted(*port),
                                   "in network mode awsvpc leave HostPort out");
            });
    });
}

}  // namespace

void check_host_ports(Context& context) {
    for (const std::uint32_t task : context.resources_of("AWS::ECS::TaskDefinition"))
        context.property(task, "NetworkMode", [&](NodeId mode) {
            if (text_of(context.document, mode) == "awsvpc")
                context.property(task, "ContainerDefinitions/*/PortMappings/*",
                                 [&](NodeId mapping) { check_mapping(context, mapping); });
        });
}

}  // namespace appinfra::validate::rules
