#include "../../each_below.hpp"
#include "../../text.hpp"
#include "../rules.hpp"
#include "functions.hpp"
#include "place.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {
namespace {

bool is_allowed(Scope function, Scope place) {
    switch (function) {
        case Scope::everywhere:
            return true;
        case Scope::values:
            return place == Scope::values;
        case Scope::logic:
            return place != Scope::values;
        case Scope::rules:
            return place == Scope::rules;
    }
    return false;
}

/// `Fn::Equals` itself says what it may compare.
bool is_compared(const Document& document, NodeId node) {
    const NodeId list = document.parent(node);
    return list && document.key(list) == "Fn::Equals";
}

void check_import(Context& context, NodeId argument) {
    const Place place(context.document, argument);
    if (place.section() == "Outputs" && place.key(2) == "Value")
        context.report_key("W6001", argument, "the output repeats what another stack exports",
                           "let those who need the value import it themselves");
}

void check_call(Context& context, NodeId node, Call call, const Site& site) {
    const FunctionInfo& function = info(call.function);
    if (!is_allowed(function.scope, site.scope)) {
        if (call.function != Function::condition && !is_compared(context.document, node))
            report_call(context, function.rule, node, std::string(function.name) + " cannot be used here");
        return;
    }
    switch (call.function) {
        case Function::ref:
            return check_ref(context, call.argument, site);
        case Function::get_att:
            return check_get_att(context, call.argument, site);
        case Function::sub:
            return check_sub(context, call.argument, site);
        case Function::branch:
            return check_branch(context, call.argument);
        case Function::find_in_map:
            return check_find_in_map(context, call.argument);
        case Function::import_value:
            check_import(context, call.argument);
            break;
        default:
            break;
    }
    if (function.scope == Scope::logic || function.scope == Scope::rules)
        check_logic(context, call, site);
    else
        check_list_function(context, call);
}

/// Macros give meanings of their own to keys that look like functions.
void check_unknown(Context& context, NodeId node) {
    if (context.templ.has_macro)
        return;
    const Document& document = context.document;
    const NodeId only = document.kind(node) == Kind::map ? document.first_child(node) : document::none;
    if (!only || document.next_sibling(only) || !document.key(only).starts_with("Fn::") ||
        document.key(only).starts_with("Fn::ForEach"))
        return;
    std::vector<std::string_view> names;
    for (const FunctionInfo& function : functions)
        names.push_back(function.name);
    context.report_key("A1001", only, quoted(document.key(only)) + " is not an intrinsic function",
                       context.suggest(document.key(only), std::move(names)));
}

void walk(Context& context, NodeId root, const Site& site) {
    each_below(context.document, root, [&](NodeId node) {
        if (const auto call = call_of(context.document, node))
            check_call(context, node, *call, site);
        else
            check_unknown(context, node);
    });
}

}  // namespace

void check_functions(Context& context) {
    const Template& templ = context.templ;
    for (const Section::Entry& condition : templ.conditions.entries())
        walk(context, condition.node, {.scope = Scope::logic});
    for (const Section::Entry& rule : templ.rules.entries())
        walk(context, rule.node, {.scope = Scope::rules});
    for (std::uint32_t i = 0; i < templ.resources.entries().size(); ++i)
        walk(context, templ.resources.entries()[i].node, {.resource = i});
    for (const Section::Entry& section : templ.globals.entries())
        walk(context, section.node, {});
    for (const Section::Entry& output : templ.outputs.entries())
        walk(context, output.node, {});
}

}  // namespace appinfra::validate::rules
