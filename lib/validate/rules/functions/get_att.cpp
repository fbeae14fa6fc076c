#include "../../resource_type.hpp"
#include "../../text.hpp"
#include "functions.hpp"

namespace appinfra::validate::rules {

void use_attribute(Context& context, RuleId rule, NodeId where, const AttributeName& name, const Site& site) {
    const auto resource = context.templ.resources.find(name.resource);
    if (!resource) {
        if (!context.templ.open())
            context.report(rule, where, "resource " + quoted(name.resource) + " does not exist",
                           context.suggest(name.resource, context.templ.resources));
        return;
    }
    depend(context, *resource, where, site);
    const auto& type = context.types[*resource];
    if (!type || name.attribute.empty() || has_free_attribute(type->name(), name.attribute) ||
        has_attribute(*type, name.attribute))
        return;
    std::vector<std::string_view> known;
    for (const schema::Attribute& attribute : type->attributes())
        known.push_back(attribute.name());
    context.report(rule, where, std::string(type->name()) + " has no attribute " + quoted(name.attribute),
                   context.suggest(name.attribute, std::move(known)));
}

void check_get_att(Context& context, NodeId argument, const Site& site) {
    const auto name = attribute_name(context.document, argument);
    if (!name)
        context.report("E1010", argument, "Fn::GetAtt takes a resource and an attribute");
    else
        use_attribute(context, "E1010", argument, *name, site);
}

}  // namespace appinfra::validate::rules
