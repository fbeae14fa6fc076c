#include "../../resource_type.hpp"
#include "../../serverless.hpp"
#include "../../text.hpp"
#include "arguments.hpp"
#include "functions.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {

namespace {

/// The part of a list of two that is wrong, else all there is.
NodeId part_of(const Document& document, NodeId where, std::uint32_t place) {
    const NodeId part = child(document, where, place);
    return part ? part : where;
}

}  // namespace

bool use_attribute(Context& context, RuleId rule, NodeId where, const AttributeName& name, const Site& site) {
    const auto resource = context.templ.resources.find(name.resource);
    if (!resource) {
        if (!context.templ.open() && !context.templ.may_generate(name.resource))
            report_call(context, rule, part_of(context.document, where, 0),
                        "resource " + quoted(name.resource) + " does not exist",
                        context.suggest(name.resource, context.templ.resources));
        return false;
    }
    depend(context, *resource, where, site);
    const auto& type = context.types[*resource];
    if (!type || name.attribute.empty() || has_free_attribute(type->name(), name.attribute) ||
        has_attribute(*type, name.attribute) || (is_serverless_type(type->name()) && type->attributes().empty()))
        return true;
    std::vector<std::string_view> known;
    for (const schema::Attribute& attribute : type->attributes())
        known.push_back(attribute.name());
    report_call(context, rule, part_of(context.document, where, 1),
                std::string(type->name()) + " has no attribute " + quoted(name.attribute),
                context.suggest(name.attribute, std::move(known)));
    return false;
}

void check_get_att(Context& context, NodeId argument, const Site& site) {
    using enum Function;
    const Document& document = context.document;
    if (const auto name = attribute_name(document, argument)) {
        use_attribute(context, "E1010", argument, *name, site);
        const NodeId attribute = child(document, argument, 1);
        if (name->attribute.empty() && !context.templ.extended)
            check_argument(context, "E1010", attribute,
                           {"the attribute of Fn::GetAtt", schema::string_type, set_of(ref, transform)});
        return;
    }
    const bool extended_name =
        context.templ.extended && document.kind(argument) == Kind::list && document.child_count(argument) == 2;
    if (extended_name)
        check_items(context, "E1010", argument,
                    {"a name in Fn::GetAtt", schema::string_type,
                     set_of(ref, base64, find_in_map, sub, branch, join, to_json_string)});
    else
        report_call(context, "E1010", argument, "Fn::GetAtt takes a resource and an attribute");
}

}  // namespace appinfra::validate::rules
