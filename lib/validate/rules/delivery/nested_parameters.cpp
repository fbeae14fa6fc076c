#include <map>

#include "../../relations.hpp"
#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

/// Where resources name a template that becomes a stack of its own.
struct NestedPlace {
    std::string_view type;
    std::string_view property;
};
constexpr NestedPlace nested_places[] = {
    {"AWS::CloudFormation::Stack", "TemplateURL"},
    {"AWS::Serverless::Application", "Location"},
};

/// Files; those that further resources name are not read.
constexpr std::size_t most_read = 500;

bool is_local(std::string_view path) { return !path.empty() && path.find("://") == path.npos; }

void check_given(Context& context, NodeId given, const Section& declared, std::string_view path) {
    for (const NodeId entry : context.document.children(given))
        if (const std::string_view name = context.document.key(entry);
            !declared.contains(name) && !name.starts_with("Fn::"))
            context.report_key("E3043", entry, quoted(path) + " has no parameter " + quoted(name),
                               context.suggest(name, declared));
}

void check_missing(Context& context, std::uint32_t stack, NodeId given, const Document& nested, const Section& declared,
                   std::string_view path) {
    for (const Section::Entry& parameter : declared.entries())
        if (!nested.find(parameter.node, "Default") &&
            (!given || presence(context.document, context.assumptions, given, parameter.name) == Presence::absent))
            context.report_key(
                "E3043", property_or_resource(context, stack, "Parameters"),
                quoted(path) + " needs its parameter " + quoted(parameter.name) + ", which has no default");
}

void check_stack(Context& context, std::uint32_t stack, const Document& nested, std::string_view path) {
    const Section declared(nested, nested.find(nested.root(), "Parameters"));
    if (declared.generated())
        return;
    const Document& document = context.document;
    each_choice(document, context.assumptions, context.properties(stack), "Parameters", [&](NodeId given) {
        if (given && (document.kind(given) != Kind::map || call_of(document, given)))
            return;
        if (given)
            check_given(context, given, declared, path);
        check_missing(context, stack, given, nested, declared, path);
    });
}

}  // namespace

void check_nested_parameters(Context& context) {
    if (!context.settings.read_nested || !context.wants("E3043"))
        return;
    std::map<std::string_view, std::optional<Document>> read;
    for (const NestedPlace& place : nested_places)
        for (const std::uint32_t stack : context.resources_of(place.type))
            context.property(stack, place.property, [&](NodeId location) {
                const std::string_view path = text_of(context.document, location);
                if (!is_local(path) || (read.size() >= most_read && !read.contains(path)))
                    return;
                const auto [found, fresh] = read.try_emplace(path);
                if (fresh)
                    found->second = context.settings.read_nested(context.file, path);
                if (found->second)
                    check_stack(context, stack, *found->second, path);
            });
}

}  // namespace appinfra::validate::rules
