#include "../../resource_type.hpp"
#include "../../text.hpp"
#include "../rules.hpp"
#include "dynamic_reference.hpp"
#include "functions.hpp"
#include "place.hpp"

/// What strings seem to mean but do not: variables outside of `Fn::Sub`, names of pseudo parameters without `Ref`,
/// dynamic references that are not resolved.
namespace appinfra::validate::rules {
namespace {

bool is_variable_character(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '_' || c == ':' ||
           c == '.';
}

/// Whether `Fn::Sub` could resolve the name.
bool is_name(const Context& context, std::string_view name) {
    if (is_pseudo_parameter(name) || context.templ.parameters.contains(name) || context.templ.resources.contains(name))
        return true;
    const std::size_t dot = name.find('.');
    const auto resource = dot == name.npos ? std::nullopt : context.templ.resources.find(name.substr(0, dot));
    if (!resource)
        return false;
    const std::string_view attribute = name.substr(dot + 1);
    const auto& type = context.types[*resource];
    return has_free_attribute(context.type_of(*resource), attribute) || (type && has_attribute(*type, attribute));
}

/// State machines have substitutions of their own.
bool is_substituted(const Document& document, const Place& place, std::string_view name) {
    for (std::size_t step = 0; step < place.size(); ++step)
        if (place.key(step) == "DefinitionString" || place.key(step) == "Definition")
            if (document.find(document.find(document.parent(place.node(step)), "DefinitionSubstitutions"), name))
                return true;
    return false;
}

void check_variables(Context& context, NodeId node, std::string_view text, const Place& place) {
    if (place.below("Fn::Sub") || context.document.key(node) == "TemplateBody")
        return;
    const bool is_definition = place.below("DefinitionString");
    for (std::size_t at = text.find("${"); at != text.npos; at = text.find("${", at + 2)) {
        std::size_t end = at + 2;
        while (end < text.size() && is_variable_character(text[end]))
            ++end;
        const std::string_view name = text.substr(at + 2, end - at - 2);
        if (name.empty() || end == text.size() || text[end] != '}' || (!is_definition && !is_name(context, name)) ||
            is_substituted(context.document, place, name))
            continue;
        context.report(
            "E1029", node, quoted("${" + std::string(name) + '}') + " is left as it stands without Fn::Sub",
            "put the string into Fn::Sub, or write \"${!" + std::string(name) + "}\" there if it is meant so");
        return;
    }
}

void check_pseudo_parameter(Context& context, NodeId node, std::string_view text, const Place& place) {
    const std::string_view section = place.section();
    const bool looked_at =
        section == "Conditions" || place.in_properties() || (section == "Outputs" && place.key(2) == "Value");
    if (looked_at && is_pseudo_parameter(text) && !place.below("Ref"))
        context.report("W1054", node, quoted(text) + " is the name of a pseudo parameter, not its value",
                       "refer to it with Ref");
}

void check_text(Context& context, NodeId node) {
    const std::string_view text = context.document.text(node);
    const bool variables = text.find("${") != text.npos;
    const bool references = text.find("{{") != text.npos;
    const bool pseudo_parameter = text.starts_with("AWS::");
    if (!variables && !references && !pseudo_parameter)
        return;
    const Place place(context.document, node);
    if (place.size() == 0)
        return;
    if (variables)
        check_variables(context, node, text, place);
    if (references)
        check_dynamic_references(context, node, text, place);
    if (pseudo_parameter)
        check_pseudo_parameter(context, node, text, place);
}

}  // namespace

void check_plain_texts(Context& context) {
    const Document& document = context.document;
    for (std::uint32_t i = 0; i < document.size(); ++i)
        if (document.kind(NodeId{i}) == Kind::string)
            check_text(context, NodeId{i});
}

}  // namespace appinfra::validate::rules
