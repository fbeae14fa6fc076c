#include "../../mapping.hpp"
#include "../../text.hpp"
#include "arguments.hpp"
#include "functions.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {
namespace {

using enum Function;

/// The entry that a known key names; `none` also where the key is not known.
NodeId enter(Context& context, NodeId map, NodeId key) {
    const Document& document = context.document;
    if (!map || !is_scalar(document, key) || document.kind(map) != Kind::map)
        return document::none;
    const std::string name = scalar_text(document, key);
    const NodeId entry = document.find(map, name);
    if (!entry && !document.find(map, "Fn::Transform"))
        report_call(context, "E1011", key, "mapping " + quoted(document.key(map)) + " has no key " + quoted(name),
                    context.suggest(name, Section(document, map)));
    return entry;
}

/// Keys by region or account: one of those that there are must have the second key.
void enter_by_pseudo_parameter(Context& context, NodeId map, std::string_view parameter, NodeId first, NodeId second) {
    const Document& document = context.document;
    if (document.kind(map) != Kind::map || document.find(map, "Fn::Transform") || !is_scalar(document, second))
        return;
    const std::string name = scalar_text(document, second);
    bool any = false;
    for (const NodeId entry : document.children(map)) {
        if (!may_be(context, document.key(entry), parameter))
            continue;
        any = true;
        if (document.find(entry, name) || document.find(entry, "Fn::Transform"))
            return;
    }
    if (any)
        report_call(context, "E1011", second,
                    "no entry of mapping " + quoted(document.key(map)) + " has the key " + quoted(name));
    else
        context.report(
            "E1011", first,
            "mapping " + quoted(document.key(map)) + " has no key that " + std::string(parameter) + " can be");
}

void check_keys(Context& context, NodeId map, NodeId argument) {
    const Document& document = context.document;
    const NodeId first = child(document, argument, 1);
    const NodeId second = child(document, argument, 2);
    const auto call = call_of(document, first);
    if (!call)
        enter(context, enter(context, map, first), second);
    else if (call->function == ref && is_pseudo_parameter(text_of(document, call->argument)))
        enter_by_pseudo_parameter(context, map, document.text(call->argument), first, second);
}

bool check_arguments(Context& context, NodeId argument) {
    const Document& document = context.document;
    if (!check_count(context, "E1011", argument, 3, 4, "Fn::FindInMap takes a mapping and two keys"))
        return false;
    const FunctionSet functions =
        extended(context, set_of(find_in_map, ref), set_of(join, sub, branch, select, length, to_json_string));
    for (std::uint32_t place = 0; place < 3; ++place)
        check_argument(
            context, "E1011", child(document, argument, place),
            {place == 0 ? "the mapping of Fn::FindInMap" : "a key of Fn::FindInMap", schema::string_type, functions});
    const NodeId options = child(document, argument, 3);
    if (options && (document.child_count(options) != 1 || !document.find(options, "DefaultValue")))
        report_call(context, "E1011", options,
                    "the last argument of Fn::FindInMap has a DefaultValue and nothing else");
    return document.child_count(argument) >= 3;
}

}  // namespace

void check_find_in_map(Context& context, NodeId argument) {
    const Document& document = context.document;
    if (!check_arguments(context, argument))
        return;
    const NodeId name = child(document, argument, 0);
    if (!is_text(document, name)) {
        context.used_mappings.assign(context.used_mappings.size(), true);
        return;
    }
    const auto mapping = context.templ.mappings.find(document.text(name));
    const bool has_default = document.child_count(argument) == 4;
    if (mapping) {
        context.used_mappings[*mapping] = true;
        if (!has_default)
            check_keys(context, context.templ.mappings.entries()[*mapping].node, argument);
    } else if (!has_default && !context.templ.open()) {
        report_call(context, "E1011", name, "mapping " + quoted(document.text(name)) + " does not exist",
                    context.suggest(document.text(name), context.templ.mappings));
    }
}

}  // namespace appinfra::validate::rules
