#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Calls `visit` for each pair of sizes that a group may have.
template <class Visit>
void each_size(Context& context, std::uint32_t group, Visit visit) {
    context.property(group, "MinSize", [&](NodeId least) {
        const auto smallest = number_of(context.document, least);
        if (smallest)
            context.property(group, "MaxSize", [&](NodeId node) {
                if (const auto largest = number_of(context.document, node))
                    visit(*smallest, *largest, node);
            });
    });
}

void check_policy(Context& context, std::uint32_t policy) {
    context.property(policy, "PolicyType", [&](NodeId type) {
        if (text_of(context.document, type) != "TargetTrackingScaling")
            return;
        context.property(policy, "AutoScalingGroupName", [&](NodeId name) {
            const auto group = target(context, name, "AWS::AutoScaling::AutoScalingGroup");
            if (group)
                each_size(context, *group, [&](double smallest, double largest, NodeId node) {
                    if (largest <= smallest)
                        context.report("E3712", node,
                                       "MaxSize leaves the policy " + std::string(context.resource(policy).name) +
                                           " no room to scale",
                                       "make MaxSize larger than MinSize");
                });
        });
    });
}

}  // namespace

void check_group_size(Context& context) {
    for (const std::uint32_t group : context.resources_of("AWS::AutoScaling::AutoScalingGroup"))
        each_size(context, group, [&](double smallest, double largest, NodeId node) {
            if (largest < smallest)
                context.report("E3706", node, "MaxSize is less than MinSize");
        });
    for (const std::uint32_t policy : context.resources_of("AWS::AutoScaling::ScalingPolicy"))
        check_policy(context, policy);
}

}  // namespace appinfra::validate::rules
