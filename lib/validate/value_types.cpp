#include "value_types.hpp"

#include "functions.hpp"
#include "parameter.hpp"
#include "resource_type.hpp"

namespace appinfra::validate {
namespace {

/// `Fn::If` in `Fn::If`, and named shapes that refer to each other.
constexpr int deepest = 16;

constexpr std::uint8_t numeric_types = schema::integer_type | schema::number_type | schema::boolean_type;
constexpr std::uint8_t scalar_types = schema::string_type | numeric_types;

std::uint8_t widened(std::uint8_t types, std::uint8_t others) {
    return (types & scalar_types) != 0 ? static_cast<std::uint8_t>(types | others) : types;
}

std::uint8_t types_of_literal(Kind kind) {
    switch (kind) {
        case Kind::null:
            return schema::null_type;
        case Kind::boolean:
            return schema::boolean_type;
        case Kind::integer:
            return schema::integer_type | schema::number_type;
        case Kind::number:
            return schema::number_type;
        case Kind::string:
            return schema::string_type;
        case Kind::list:
            return schema::array_type;
        case Kind::map:
            return schema::object_type;
    }
    return 0;
}

std::uint8_t types_at(const Context& context, NodeId node, int depth) {
    const auto call = call_of(context.document, node);
    if (!call)
        return widened(types_of_literal(context.document.kind(node)), scalar_types);
    switch (call->function) {
        case Function::ref:
            return widened(types_of_name(context, text_of(context.document, call->argument)), scalar_types);
        case Function::get_att:
            if (const auto name = attribute_name(context.document, call->argument))
                return widened(types_of_attribute(context, *name), numeric_types);
            return 0;
        case Function::branch: {
            const NodeId yes = child(context.document, call->argument, 1);
            const NodeId no = child(context.document, call->argument, 2);
            if (!yes || !no || depth >= deepest)
                return 0;
            const std::uint8_t first = types_at(context, yes, depth + 1);
            const std::uint8_t second = types_at(context, no, depth + 1);
            return first != 0 && second != 0 ? static_cast<std::uint8_t>(first | second) : std::uint8_t{0};
        }
        case Function::find_in_map:  // mappings have no maps, but a default may be one
            return child(context.document, call->argument, 3) ? std::uint8_t{0}
                                                              : std::uint8_t{scalar_types | schema::array_type};
        default:
            return widened(info(call->function).result, scalar_types);
    }
}

}  // namespace

std::uint8_t types_of_name(const Context& context, std::string_view name) {
    if (const auto parameter = context.templ.parameters.find(name)) {
        const NodeId node = context.templ.parameters.entries()[*parameter].node;
        const auto type = parameter_type(text_of(context.document, context.document.find(node, "Type")));
        if (!type)
            return 0;
        return type->list ? schema::array_type : schema::string_type;
    }
    if (name == "AWS::NotificationARNs")
        return schema::array_type;
    if (name == "AWS::NoValue" || (!name.starts_with("AWS::") && !context.templ.resources.contains(name)))
        return 0;
    return schema::string_type;
}

std::uint8_t types_of_attribute(const Context& context, const AttributeName& name) {
    const auto resource = context.templ.resources.find(name.resource);
    if (!resource || !context.types[*resource] || name.attribute.empty())
        return 0;
    if (name.attribute == "Port" && context.types[*resource]->name() == "AWS::DocDB::DBCluster")
        return schema::string_type;  // given as a number, but got as a text
    if (name.attribute.starts_with("Outputs.") && context.types[*resource]->name() == "AWS::CloudFormation::Stack")
        return schema::string_type;
    auto shape = attribute_shape(*context.types[*resource], name.attribute);
    for (int depth = 0; shape && depth < deepest; ++depth) {
        if (shape->types() != 0)
            return shape->types();
        const auto reference = shape->reference();
        if (!reference)
            return 0;
        shape = reference->shape();
    }
    return 0;
}

std::uint8_t possible_types(const Context& context, NodeId node) { return types_at(context, node, 0); }

}  // namespace appinfra::validate
