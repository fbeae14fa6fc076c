#include "../../value_types.hpp"
#include "document_check.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

/// The shape of a type's attribute is named after both: `UpdatePolicy/AWS::Lambda::Alias`.
void check_attribute(Context& context, RuleId rule, std::uint32_t owner, std::string_view name, bool everywhere) {
    const NodeId node = context.document.find(context.resource(owner).node, name);
    if (!node)
        return;
    if (const auto call = call_of(context.document, node)) {
        const std::uint8_t types = possible_types(context, node);
        if (types != 0 && (types & schema::object_type) == 0) {
            context.report(info(call->function).rule, node,
                           std::string(name) + " is what " + std::string(info(call->function).name) +
                               " gives, which is not a map");
            return;
        }
    }
    const std::string_view type = context.type_of(owner);
    const std::string shape = std::string(name) + '/' + std::string(type);
    if (context.facts.find_extension_shape(shape))
        check_document(context, rule, node, shape);
    else if (!everywhere && type.starts_with("AWS::"))
        context.report_key(rule, node, std::string(type) + " has no " + std::string(name));
}

}  // namespace

void check_update_policies(Context& context) {
    for (std::uint32_t owner = 0; owner < context.templ.resources.entries().size(); ++owner) {
        check_attribute(context, "E3016", owner, "UpdatePolicy", false);
        check_attribute(context, "E3055", owner, "CreationPolicy", true);
    }
}

}  // namespace appinfra::validate::rules
