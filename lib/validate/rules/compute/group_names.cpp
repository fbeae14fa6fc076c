#include "../../known_values.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether a value is surely more than an empty text or list.
bool is_filled(const Document& document, NodeId value) {
    if (is_text(document, value))
        return !document.text(value).empty();
    if (document.kind(value) != Kind::list)
        return true;
    for (const NodeId item : document.children(value)) {
        const auto call = call_of(document, item);
        if (!call || (call->function != Function::branch && !is_no_value(document, item)))
            return true;
    }
    return false;
}

/// Whether a property is set in every branch that the assumptions leave open.
bool is_set(Context& context, NodeId properties, std::string_view name) {
    if (presence(context.document, context.assumptions, properties, name) != Presence::present)
        return false;
    bool filled = true;
    each_value(context.document, context.assumptions, properties, name,
               [&](NodeId value) { filled = filled && is_filled(context.document, value); });
    return filled;
}

void check_names(Context& context, NodeId properties, NodeId names) {
    if (!is_filled(context.document, names))
        return;
    if (is_set(context, properties, "NetworkInterfaces"))
        context.report_key("A1111", names, "SecurityGroups excludes NetworkInterfaces, but both are set",
                           "give the ids of the groups in the GroupSet of the network interface instead");
    else if (is_set(context, properties, "SubnetId"))
        context.report_key("A1111", names, "SecurityGroups excludes SubnetId, but both are set",
                           "give the ids of the groups in SecurityGroupIds instead");
}

}  // namespace

void check_group_names(Context& context) {
    for (const std::uint32_t instance : context.resources_of("AWS::EC2::Instance"))
        context.property(instance, "", [&](NodeId properties) {
            each_value(context.document, context.assumptions, properties, "SecurityGroups",
                       [&](NodeId names) { check_names(context, properties, names); });
        });
}

}  // namespace appinfra::validate::rules
