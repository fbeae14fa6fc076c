#include "../../resource_type.hpp"
#include "../../text.hpp"
#include "../rules.hpp"
#include "shape_check.hpp"

namespace appinfra::validate::rules {
namespace {

/// Reports what stands at a path of the facts: names separated by slashes, `*` for any item or entry.
void refuse(Context& context, NodeId properties, std::string_view path) {
    const Document& document = context.document;
    struct Step {
        NodeId node;
        std::string_view rest;
    };
    std::vector<Step> open = {{properties, path}};
    while (!open.empty()) {
        const auto [node, rest] = open.back();
        open.pop_back();
        if (rest.empty()) {
            context.report_key("E3040", node, std::string(path) + " is read-only");
            continue;
        }
        if (is_scalar(document, node))
            continue;
        const std::size_t slash = rest.find('/');
        const std::string_view name = rest.substr(0, slash);
        const std::string_view below = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
        if (name != "*") {
            if (const NodeId entry = document.find(node, name))
                open.push_back({entry, below});
            continue;
        }
        for (const NodeId item : document.children(node))
            open.push_back({item, below});
    }
}

/// What is below a read-only property is not reported again: paths are in order.
void check_read_only(Context& context, NodeId properties, const schema::ResourceType& type) {
    std::string_view above;
    for (const std::string_view path : type.read_only()) {
        if (!above.empty() && path.starts_with(above) && path[above.size()] == '/')
            continue;
        refuse(context, properties, path);
        above = path;
    }
}

}  // namespace

void check_properties(Context& context) {
    ShapeCheck check(context);
    const auto resources = context.templ.resources.entries();
    for (std::size_t i = 0; i < resources.size(); ++i) {
        const auto& type = context.types[i];
        if (!type || context.document.kind(resources[i].node) != Kind::map)
            continue;
        const NodeId properties = context.document.find(resources[i].node, "Properties");
        check.check_resource(resources[i], properties, *type);
        if (properties && !is_foreign_type(type->name()) && !type->name().starts_with("AWS::Serverless::"))
            check_read_only(context, properties, *type);
    }
}

}  // namespace appinfra::validate::rules
