#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether a group is surely updated in place rather than replaced.
bool rolls(Context& context, NodeId policies) {
    bool rolls = true;
    each_value(context.document, context.assumptions, policies, "AutoScalingReplacingUpdate/WillReplace",
               [&](NodeId flag) {
                   const auto text = known_text(context.document, flag);
                   rolls = rolls && (text == "false" || text == "False");
               });
    return rolls;
}

/// Whether a number is surely at least another one.
bool reaches(const Document& document, NodeId number, NodeId other) {
    const auto parameter = referred_name(document, number);
    if (parameter && parameter == referred_name(document, other))
        return true;
    const auto known = number_of(document, number);
    const auto most = number_of(document, other);
    return known && most && *known >= *most && *known > 0;
}

void check_policies(Context& context, std::uint32_t group, NodeId policies) {
    const Document& document = context.document;
    each_value(document, context.assumptions, policies, "AutoScalingRollingUpdate/MinInstancesInService",
               [&](NodeId kept) {
                   bool told = false;
                   context.property(group, "MaxSize", [&](NodeId most) {
                       if (told || !reaches(document, kept, most) || !rolls(context, policies))
                           return;
                       told = true;
                       auto& finding = context.report(
                           "A1113", kept, "MinInstancesInService must be less than MaxSize, or no update can start",
                           "make MaxSize larger, or MinInstancesInService smaller");
                       finding.notes.push_back({document.span(most), "this is MaxSize"});
                   });
               });
}

}  // namespace

void check_rolling_updates(Context& context) {
    for (const std::uint32_t group : context.resources_of("AWS::AutoScaling::AutoScalingGroup")) {
        if (!context.may_exist(group))
            continue;
        const Assumptions::Guard created(context.assumptions, context.condition_of(group), true);
        if (const NodeId policies = context.document.find(context.resource(group).node, "UpdatePolicy"))
            check_policies(context, group, policies);
    }
}

}  // namespace appinfra::validate::rules
