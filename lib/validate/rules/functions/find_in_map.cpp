#include "../../text.hpp"
#include "functions.hpp"

namespace appinfra::validate::rules {
namespace {

/// The entry that a known key names; `none` also where the key is not known.
NodeId enter(Context& context, NodeId map, NodeId key) {
    const Document& document = context.document;
    if (!map || !is_scalar(document, key) || document.kind(map) != Kind::map)
        return document::none;
    const std::string name = scalar_text(document, key);
    const NodeId entry = document.find(map, name);
    if (!entry && !document.find(map, "Fn::Transform"))
        context.report("E1011", key, "mapping " + quoted(document.key(map)) + " has no key " + quoted(name),
                       context.suggest(name, Section(document, map)));
    return entry;
}

}  // namespace

void check_find_in_map(Context& context, NodeId argument) {
    const Document& document = context.document;
    const std::uint32_t count = document.kind(argument) == Kind::list ? document.child_count(argument) : 0;
    if (count != 3 && count != 4) {
        context.report("E1011", argument, "Fn::FindInMap takes a mapping and two keys");
        return;
    }
    const NodeId name = child(document, argument, 0);
    if (!is_text(document, name)) {
        context.used_mappings.assign(context.used_mappings.size(), true);
        if (!call_of(document, name))
            context.report("E1011", name, "Fn::FindInMap takes the name of a mapping");
        return;
    }
    const auto mapping = context.templ.mappings.find(document.text(name));
    if (!mapping) {
        if (!context.templ.open())
            context.report("E1011", name, "mapping " + quoted(document.text(name)) + " does not exist",
                           context.suggest(document.text(name), context.templ.mappings));
        return;
    }
    context.used_mappings[*mapping] = true;
    if (count == 4)
        return;
    const NodeId first = enter(context, context.templ.mappings.entries()[*mapping].node, child(document, argument, 1));
    enter(context, first, child(document, argument, 2));
}

}  // namespace appinfra::validate::rules
