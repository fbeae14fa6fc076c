#include "functions.hpp"

namespace appinfra::validate {

std::optional<Call> call_of(const Document& document, NodeId node) {
    if (!node || document.kind(node) != Kind::map)
        return {};
    const NodeId argument = document.first_child(node);
    if (!argument || document.next_sibling(argument))
        return {};
    const std::string_view name = document.key(argument);
    if (!name.starts_with("Fn::") && name != "Ref" && name != "Condition")
        return {};
    for (const FunctionInfo& entry : functions)
        if (entry.name == name) {
            if (entry.function == Function::condition && !is_text(document, argument))
                return {};
            return Call{entry.function, argument};
        }
    return {};
}

bool is_no_value(const Document& document, NodeId node) {
    const auto call = call_of(document, node);
    return call && call->function == Function::ref && text_of(document, call->argument) == "AWS::NoValue";
}

std::optional<AttributeName> attribute_name(const Document& document, NodeId argument) {
    if (is_text(document, argument)) {
        const std::string_view text = document.text(argument);
        const std::size_t dot = text.find('.');
        if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size())
            return {};
        return AttributeName{text.substr(0, dot), text.substr(dot + 1)};
    }
    const NodeId resource = child(document, argument, 0);
    const NodeId attribute = child(document, argument, 1);
    const bool known = is_text(document, attribute);
    if (!argument || document.kind(argument) != Kind::list || document.child_count(argument) != 2 ||
        !is_text(document, resource) || (!known && !call_of(document, attribute)) ||
        (known && document.text(attribute).empty()))
        return {};
    return AttributeName{document.text(resource), text_of(document, attribute)};
}

SubArguments sub_arguments(const Document& document, NodeId argument) {
    if (is_text(document, argument))
        return {argument, document::none};
    if (!argument || document.kind(argument) != Kind::list || document.child_count(argument) != 2)
        return {};
    return {child(document, argument, 0), child(document, argument, 1)};
}

}  // namespace appinfra::validate
