#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

void check_behavior(Context& context, NodeId behavior) {
    const Document& document = context.document;
    const NodeId ignored = document.find(behavior, "ForwardedValues");
    if (!ignored)
        return;
    bool both = false;
    each_value(document, context.assumptions, behavior, "CachePolicyId", [&](NodeId) {
        both = both || presence(document, context.assumptions, behavior, "ForwardedValues") != Presence::absent;
    });
    if (both)
        context.report_key("W3704", ignored, "ForwardedValues has no effect beside CachePolicyId",
                           "remove one of them; an origin request policy forwards values");
}

}  // namespace

void check_forwarded_values(Context& context) {
    for (const std::uint32_t distribution : context.resources_of("AWS::CloudFront::Distribution"))
        for (const std::string_view behaviors :
             {"DistributionConfig/DefaultCacheBehavior", "DistributionConfig/CacheBehaviors/*"})
            context.property(distribution, behaviors, [&](NodeId behavior) { check_behavior(context, behavior); });
}

}  // namespace appinfra::validate::rules
