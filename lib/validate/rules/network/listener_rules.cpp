#include <algorithm>

#include "../../known_values.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {

void check_listener_rules(Context& context) {
    for (const std::uint32_t group : context.resources_of("AWS::ElasticLoadBalancingV2::TargetGroup"))
        context.property(group, "Protocol", [&](NodeId protocol) {
            if (text_of(context.document, protocol) != "GENEVE")
                return;
            const bool forwarded = std::ranges::any_of(context.graph().needed_by(group), [&](const Dependency& user) {
                return !user.declared && context.may_exist(user.from) &&
                       context.type_of(user.from) == "AWS::ElasticLoadBalancingV2::ListenerRule";
            });
            if (forwarded)
                context.report("E3711", protocol, "a listener rule forwards to a target group of protocol GENEVE",
                               "GENEVE is for gateway load balancers, which have no rules");
        });
}

}  // namespace appinfra::validate::rules
