#include "../../serverless.hpp"
#include "../../text.hpp"
#include "functions.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {
namespace {

/// The call of a function that an argument, or a part of one, belongs to.
NodeId caller_of(const Document& document, NodeId argument) {
    NodeId node = argument;
    while (document.parent(node) && !call_of(document, node))
        node = document.parent(node);
    return node;
}

}  // namespace

void depend(Context& context, std::uint32_t resource, NodeId where, const Site& site) {
    if (site.resource && !is_serverless_type(context.type_of(*site.resource)) &&
        !is_serverless_type(context.type_of(resource)))
        context.dependencies.push_back({.from = *site.resource, .to = resource, .where = where});
    check_available(context, "W1001", caller_of(context.document, where), resource);
}

void use_condition(Context& context, RuleId rule, NodeId where, std::string_view name) {
    if (const auto found = context.templ.conditions.find(name))
        context.used_conditions[*found] = true;
    else if (!context.templ.open())
        report_call(context, rule, where, "condition " + quoted(name) + " does not exist",
                    context.suggest(name, context.templ.conditions));
}

bool use_name(Context& context, NodeId where, std::string_view name, const Site& site) {
    if (const auto parameter = context.templ.parameters.find(name)) {
        context.used_parameters[*parameter] = true;
        if (site.scope != Scope::values)
            context.decided_parameters[*parameter] = true;
        return true;
    }
    if (const auto resource = context.templ.resources.find(name); resource && site.scope == Scope::values) {
        depend(context, *resource, where, site);
        return true;
    }
    return is_pseudo_parameter(name) || context.templ.open() || context.templ.may_generate(name);
}

}  // namespace appinfra::validate::rules
