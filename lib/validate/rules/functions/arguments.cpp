#include "arguments.hpp"

#include "../../number.hpp"
#include "../../text.hpp"
#include "../../value_types.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {
namespace {

/// `Fn::If` in `Fn::If`.
constexpr int deepest = 16;

bool is_literal(const Document& document, NodeId node, std::uint8_t types) {
    switch (document.kind(node)) {
        case Kind::list:
            return (types & schema::array_type) != 0;
        case Kind::map:
            return (types & schema::object_type) != 0;
        case Kind::null:
            return false;
        default:
            return (types & schema::string_type) != 0 ||
                   ((types & schema::integer_type) != 0 && is_whole_number(scalar_text(document, node)));
    }
}

std::string named(std::uint8_t types) {
    if ((types & schema::string_type) != 0)
        return "a string";
    if ((types & schema::integer_type) != 0)
        return "a whole number";
    return (types & schema::object_type) != 0 ? "a list or a map" : "a list";
}

bool check(Context& context, RuleId rule, NodeId node, const Argument& argument, int depth) {
    const Document& document = context.document;
    const auto call = call_of(document, node);
    const auto fail = [&](RuleId broken, std::string what) {
        report_call(context, broken, node, std::string(argument.what) + ' ' + std::move(what));
        return false;
    };
    if (!call || call->function == Function::condition)
        return is_literal(document, node, argument.types) ||
               fail(rule, "is " + shown(document, node) + ", not " + named(argument.types));
    if (call->function == Function::transform || depth > deepest)
        return true;
    if (!contains(argument.functions, call->function))
        return fail(rule, "cannot be " + std::string(info(call->function).name));
    if (call->function == Function::branch && document.kind(call->argument) == Kind::list) {
        bool valid = true;
        for (const std::uint32_t place : {1U, 2U})
            if (const NodeId branch = child(document, call->argument, place))
                valid = check(context, rule, branch, argument, depth + 1) && valid;
        return valid;
    }
    const std::uint8_t types = possible_types(context, node);
    return types == 0 || argument.types == 0 || (types & argument.types) != 0 ||
           fail(call->function == Function::ref && rule != RuleId("E1030") ? RuleId("E1020") : rule,
                "is what " + std::string(info(call->function).name) + " gives, which is not " + named(argument.types));
}

}  // namespace

bool check_argument(Context& context, RuleId rule, NodeId node, const Argument& argument) {
    return !node || check(context, rule, node, argument, 0);
}

bool check_items(Context& context, RuleId rule, NodeId list, const Argument& item) {
    bool valid = true;
    if (list && context.document.kind(list) == Kind::list)
        for (const NodeId node : context.document.children(list))
            valid = check(context, rule, node, item, 0) && valid;
    return valid;
}

bool check_count(Context& context, RuleId rule, NodeId node, std::uint32_t least, std::uint32_t most,
                 std::string_view message) {
    const Document& document = context.document;
    const bool is_list = document.kind(node) == Kind::list;
    const std::uint32_t count = is_list ? document.child_count(node) : 0;
    if (count < least || count > most)
        report_call(context, rule, node, std::string(message));
    return is_list;
}

FunctionSet extended(const Context& context, FunctionSet set, FunctionSet more) {
    return context.templ.extended ? set | more : set;
}

}  // namespace appinfra::validate::rules
