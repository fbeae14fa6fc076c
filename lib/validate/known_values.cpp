#include "known_values.hpp"

#include "number.hpp"

namespace appinfra::validate {

std::string_view literal_of(const Document& document, NodeId node) {
    const std::string_view text = text_of(document, node);
    return text.find("{{resolve:") == text.npos ? text : std::string_view{};
}

std::optional<double> number_of(const Document& document, NodeId node) {
    const auto text = known_text(document, node);
    return text ? number_in(*text) : std::nullopt;
}

std::optional<std::uint32_t> target(const Context& context, NodeId node, std::string_view type) {
    const auto reference = node ? reference_of(context.templ, node) : std::nullopt;
    return reference && context.type_of(reference->resource) == type ? std::optional(reference->resource)
                                                                     : std::nullopt;
}

std::string identity(const Document& document, NodeId node) {
    std::string text;
    if (const auto name = referred_name(document, node))
        (text += "Ref ") += *name;
    else
        append_content(document, node, text);
    return text;
}

bool surely_differ(const Context& context, NodeId one, NodeId other) {
    const Document& document = context.document;
    if (!one || !other)
        return false;
    const std::string_view text = literal_of(document, one);
    const std::string_view other_text = literal_of(document, other);
    if (!text.empty() && !other_text.empty())
        return text != other_text;
    const auto reference = reference_of(context.templ, one);
    const auto other_reference = reference_of(context.templ, other);
    return reference && other_reference && reference->resource != other_reference->resource &&
           reference->attribute == other_reference->attribute &&
           context.type_of(reference->resource) == context.type_of(other_reference->resource);
}

bool in_branch(const Document& document, NodeId node) {
    for (; node; node = document.parent(node))
        if (document.key(node) == "Fn::If")
            return true;
    return false;
}

NodeId place_of(const Context& context, std::uint32_t resource, std::string_view property) {
    const NodeId properties = context.properties(resource);
    if (!properties)
        return context.resource(resource).node;
    const NodeId entry = context.document.find(properties, property);
    return entry ? entry : properties;
}

}  // namespace appinfra::validate
