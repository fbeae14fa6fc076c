#include <charconv>

#include "../../text.hpp"
#include "functions.hpp"

namespace appinfra::validate::rules {
namespace {

bool is_list(const Document& document, NodeId node) { return node && document.kind(node) == Kind::list; }

/// The scalar or list that is wanted, or a function that may give it.
bool scalar_like(const Document& document, NodeId node) {
    return node && (is_scalar(document, node) || call_of(document, node).has_value());
}
bool list_like(const Document& document, NodeId node) {
    return node && (is_list(document, node) || call_of(document, node).has_value());
}

bool is_pair(const Document& document, NodeId node) {
    return is_list(document, node) && document.child_count(node) == 2;
}

void check_select(Context& context, NodeId argument) {
    const Document& document = context.document;
    const NodeId index = child(document, argument, 0);
    const NodeId list = child(document, argument, 1);
    if (!is_pair(document, argument) || !scalar_like(document, index) || !list_like(document, list)) {
        context.report("E1017", argument, "Fn::Select takes an index and a list");
        return;
    }
    if (!is_scalar(document, index))
        return;
    const std::string text = scalar_text(document, index);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        context.report("E1017", index, "the index of Fn::Select is " + quoted(text) + ", which is not a number from 0");
    else if (is_list(document, list) && number >= document.child_count(list))
        context.report("E1017", index,
                       "Fn::Select takes item " + text + " of a list of " + std::to_string(document.child_count(list)) +
                           ", counted from 0");
}

void check_join(Context& context, NodeId argument) {
    const Document& document = context.document;
    const NodeId list = child(document, argument, 1);
    if (!is_pair(document, argument) || !is_text(document, child(document, argument, 0)) ||
        !list_like(document, list)) {
        context.report("E1022", argument, "Fn::Join takes a delimiter and a list");
        return;
    }
    if (is_list(document, list))
        for (const NodeId item : document.children(list))
            if (!scalar_like(document, item))
                context.report("E1022", item, "Fn::Join joins strings, not " + shown(document, item));
}

void check_split(Context& context, NodeId argument) {
    const Document& document = context.document;
    if (!is_pair(document, argument) || !is_text(document, child(document, argument, 0)) ||
        !scalar_like(document, child(document, argument, 1)))
        context.report("E1018", argument, "Fn::Split takes a delimiter and a string");
}

void check_cidr(Context& context, NodeId argument) {
    const Document& document = context.document;
    const std::uint32_t count = is_list(document, argument) ? document.child_count(argument) : 0;
    bool valid = count == 2 || count == 3;
    for (std::uint32_t i = 0; valid && i < count; ++i)
        valid = scalar_like(document, child(document, argument, i));
    if (!valid)
        context.report("E1024", argument, "Fn::Cidr takes an address block, a count and a number of bits");
}

}  // namespace

void check_list_function(Context& context, Call call) {
    const Document& document = context.document;
    const NodeId argument = call.argument;
    switch (call.function) {
        case Function::select:
            return check_select(context, argument);
        case Function::join:
            return check_join(context, argument);
        case Function::split:
            return check_split(context, argument);
        case Function::cidr:
            return check_cidr(context, argument);
        case Function::base64:
        case Function::get_azs:
        case Function::import_value:
            if (!scalar_like(document, argument))
                context.report(info(call.function).rule, argument,
                               std::string(info(call.function).name) + " takes a string");
            return;
        case Function::length:
            if (!list_like(document, argument))
                context.report("E1030", argument, "Fn::Length takes a list");
            return;
        case Function::to_json_string:
            if (is_scalar(document, argument))
                context.report("E1031", argument, "Fn::ToJsonString takes a map or a list");
            return;
        default:
            return;
    }
}

}  // namespace appinfra::validate::rules
