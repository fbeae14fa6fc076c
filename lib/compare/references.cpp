#include "references.hpp"

#include <vector>

#include "appinfra/document/sub_text.hpp"

namespace appinfra::compare {
namespace {

std::string_view text_of(const Document& document, NodeId node) {
    return node && document.kind(node) == Kind::string ? document.text(node) : std::string_view();
}

/// Of `["Name", ...]`, else of `"Name"`.
std::string_view first_text(const Document& document, NodeId argument) {
    return text_of(document, document.kind(argument) == Kind::list ? document.first_child(argument) : argument);
}

std::string_view before_dot(std::string_view text) { return text.substr(0, text.find('.')); }

void visit_sub(const Document& document, NodeId argument, const std::function<void(std::string_view)>& visit) {
    NodeId own = document::none;
    if (document.kind(argument) == Kind::list && document.first_child(argument))
        own = document.next_sibling(document.first_child(argument));
    document::for_each_variable(first_text(document, argument), [&](std::string_view name) {
        if (!own || !document.find(own, name))
            visit(before_dot(name));
    });
}

void visit_call(const Document& document, NodeId argument, const std::function<void(Name)>& visit) {
    using enum Name::Kind;
    const std::string_view function = document.key(argument);
    if (function == "Ref")
        visit({parameter_or_resource, text_of(document, argument)});
    else if (function == "Fn::GetAtt")
        visit({parameter_or_resource, before_dot(first_text(document, argument))});
    else if (function == "Fn::Sub")
        visit_sub(document, argument, [&](std::string_view name) { visit({parameter_or_resource, name}); });
    else if (function == "Fn::If" || function == "Condition")
        visit({condition, first_text(document, argument)});
    else if (function == "Fn::FindInMap")
        visit({mapping, first_text(document, argument)});
}

}  // namespace

void for_each_reference(const Document& document, NodeId root, const std::function<void(Name, NodeId)>& visit) {
    struct Step {
        NodeId node;
        NodeId outermost;
    };
    std::vector<Step> steps{{root, document::none}};
    while (!steps.empty()) {
        Step step = steps.back();
        steps.pop_back();
        if (is_function(document, step.node)) {
            if (!step.outermost)
                step.outermost = step.node;
            visit_call(document, document.first_child(step.node), [&](Name name) { visit(name, step.outermost); });
        }
        for (const NodeId child : document.children(step.node))
            steps.push_back({child, step.outermost});
    }
}

}  // namespace appinfra::compare
