#include <algorithm>

#include "../../text.hpp"
#include "tags.hpp"

namespace appinfra::validate::rules {
namespace {

/// How one item of a list, in all of its branches, bears a key.
Presence in_item(Context& context, NodeId item, std::string_view key) {
    int branches = 0;
    int bearing = 0;
    bool known = true;
    each_branch(context.document, context.assumptions, item, [&](NodeId tag) {
        ++branches;
        if (is_no_value(context.document, tag))
            return;
        const auto text = known_text(context.document, context.document.find(tag, "Key"));
        known = known && text;
        bearing += text == key ? 1 : 0;
    });
    if (!known)
        return Presence::maybe;
    return bearing == 0 ? Presence::absent : bearing == branches ? Presence::present : Presence::maybe;
}

/// Two items that each bear the key only sometimes may take turns.
bool list_lacks(Context& context, NodeId list, std::string_view key) {
    int sometimes = 0;
    for (const NodeId item : context.document.children(list)) {
        const bool plain = context.document.kind(item) == Kind::map && context.document.find(item, "Key");
        const Presence found = in_item(context, item, key);
        if (found == Presence::present || (found == Presence::maybe && plain))
            return false;
        sometimes += found == Presence::maybe ? 1 : 0;
    }
    return sometimes < 2;
}

/// Whether a value of the tag property surely does not always bear the key.
bool lacks(Context& context, NodeId tags, std::string_view key) {
    if (context.document.kind(tags) == Kind::list)
        return list_lacks(context, tags, key);
    if (context.document.kind(tags) != Kind::map || call_of(context.document, tags) ||
        context.document.find(tags, "Fn::Transform"))
        return false;
    return presence(context.document, context.assumptions, tags, key) != Presence::present;
}

void check_resource(Context& context, std::uint32_t resource, std::string_view property) {
    const NodeId properties = context.properties(resource);
    if (properties && call_of(context.document, properties))
        return;
    const std::size_t slash = property.find('/');
    const bool always = slash != property.npos ||
                        presence(context.document, context.assumptions, properties, property) == Presence::present;
    std::string missing;
    for (const std::string& key : context.settings.required_tags) {
        bool lacking = !always;
        context.property(resource, property, [&](NodeId tags) { lacking = lacking || lacks(context, tags, key); });
        if (lacking)
            missing += (missing.empty() ? "" : ", ") + quoted(key);
    }
    if (!missing.empty())
        context.report_key("A2401", property_or_resource(context, resource, property.substr(0, slash)),
                           name_of(context, resource) + " lacks required tags: " + missing,
                           "add them to " + std::string(property) +
                               "; tags that are given to the stack as a whole cannot be seen here");
}

}  // namespace

void check_required_tags(Context& context) {
    for (std::uint32_t resource = 0; resource < context.types.size(); ++resource)
        if (const auto& type = context.types[resource]; type && !type->tag_property().empty())
            check_resource(context, resource, type->tag_property());
}

void check_group_tags(Context& context) {
    const auto& required = context.settings.required_tags;
    for (const std::uint32_t group : context.resources_of("AWS::AutoScaling::AutoScalingGroup"))
        context.property(group, "Tags/*", [&](NodeId tag) {
            const auto key = known_text(context.document, context.document.find(tag, "Key"));
            const NodeId passed_on = context.document.find(tag, "PropagateAtLaunch");
            if (key && std::ranges::find(required, *key) != required.end() &&
                known_text(context.document, passed_on) == "false")
                context.report("A2402", passed_on, "required tag " + quoted(*key) + " does not reach the instances",
                               "set PropagateAtLaunch: true");
        });
}

}  // namespace appinfra::validate::rules
