#include "relations.hpp"

#include <algorithm>

#include "each_below.hpp"
#include "resource_type.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

void share(const Context& context, NodeId root, std::vector<bool>& shared) {
    each_below(context.document, root, [&](NodeId node) {
        for (const Piece& piece : pieces_of(context.document, node))
            if (piece.kind == Piece::Kind::name || piece.kind == Piece::Kind::attribute)
                if (const auto resource = context.templ.resources.find(piece.text))
                    shared[*resource] = true;
        const auto call = call_of(context.document, node);
        return !call || call->function == Function::branch ? Next::below : Next::past;
    });
}

bool carries_elsewhere(std::string_view type) {
    return type == "AWS::SSM::Parameter" || type == "AWS::CloudFormation::Stack" ||
           type == "AWS::ServiceCatalog::CloudFormationProvisionedProduct" || is_foreign_type(type);
}

}  // namespace

bool coexist(Context& context, std::uint32_t one, std::uint32_t other) {
    const std::string_view condition = context.condition_of(other);
    if (condition.empty())
        return true;
    const Assumptions::Guard guard(context.assumptions, context.condition_of(one), true);
    return context.assumptions.known(condition) != false;
}

Places referred(Context& context, std::uint32_t resource, std::string_view path,
                std::initializer_list<std::string_view> types) {
    Places found;
    context.property(resource, path, [&](NodeId value) {
        const auto reference = reference_of(context.templ, value);
        if (reference && std::ranges::find(types, context.type_of(reference->resource)) != types.end())
            add_new(found, {reference->resource});
    });
    return found;
}

Places referring(Context& context, std::uint32_t resource, std::string_view type, std::string_view path) {
    Places found;
    for (const Dependency& dependency : context.graph().needed_by(resource)) {
        if (context.type_of(dependency.from) != type)
            continue;
        context.property(dependency.from, path, [&](NodeId value) {
            const auto reference = reference_of(context.templ, value);
            if (reference && reference->resource == resource)
                add_new(found, {dependency.from});
        });
    }
    return found;
}

bool needs_any(Context& context, std::uint32_t resource, const Places& others) {
    return std::ranges::any_of(others, [&](std::uint32_t other) {
        return !coexist(context, resource, other) || context.graph().reaches(resource, other);
    });
}

void add_new(Places& places, const Places& more) {
    for (const std::uint32_t place : more)
        if (std::ranges::find(places, place) == places.end())
            places.push_back(place);
}

NodeId property_or_resource(const Context& context, std::uint32_t resource, std::string_view property) {
    const NodeId properties = context.properties(resource);
    const NodeId entry = properties ? context.document.find(properties, property) : document::none;
    return entry ? entry : context.resource(resource).node;
}

void note_resource(Context& context, diagnostics::Diagnostic& finding, std::uint32_t resource, std::string message) {
    finding.notes.push_back({context.document.key_span(context.resource(resource).node), std::move(message)});
}

std::string name_of(const Context& context, std::uint32_t resource) { return quoted(context.resource(resource).name); }

std::vector<bool> shared_resources(Context& context) {
    std::vector<bool> shared(context.types.size());
    for (const Section::Entry& output : context.templ.outputs.entries())
        if (const NodeId value = context.document.find(output.node, "Value"))
            share(context, value, shared);
    for (std::uint32_t place = 0; place < shared.size(); ++place)
        if (carries_elsewhere(context.type_of(place)))
            for (const Dependency& dependency : context.graph().needs(place))
                shared[dependency.to] = shared[dependency.to] || !dependency.declared;
    return shared;
}

}  // namespace appinfra::validate
