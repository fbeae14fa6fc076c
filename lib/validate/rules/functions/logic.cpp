#include "arguments.hpp"
#include "functions.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::uint32_t most_conditions = 10;

bool is_logic(const Document& document, NodeId node) {
    const auto call = call_of(document, node);
    return call && info(call->function).result == schema::boolean_type;
}

void check_operands(Context& context, Call call, std::uint32_t least, std::uint32_t most) {
    const Document& document = context.document;
    const FunctionInfo& function = info(call.function);
    const std::uint32_t count = document.kind(call.argument) == Kind::list ? document.child_count(call.argument) : 0;
    if (count < least || count > most)
        context.report(function.rule, call.argument,
                       std::string(function.name) + " takes " +
                           (least == most ? "one condition" : "a list of two to ten conditions"));
    if (count > 0)
        for (const NodeId operand : document.children(call.argument))
            if (!is_logic(document, operand))
                context.report(function.rule, operand, std::string(function.name) + " takes conditions",
                               "name one with `Condition`");
}

void check_use(Context& context, NodeId argument) {
    const Document& document = context.document;
    const NodeId left = child(document, argument, 0);
    const NodeId right = child(document, argument, 1);
    std::string first;
    std::string second;
    append_content(document, left, first);
    append_content(document, right, second);
    if (first == second || (is_scalar(document, left) && is_scalar(document, right)))
        context.report_key("W8003", document.parent(argument),
                           std::string("Fn::Equals is always ") + (first == second ? "true" : "false"),
                           "compare with a parameter, a pseudo parameter or a mapping");
}

void check_equals(Context& context, NodeId argument, const Site& site) {
    using enum Function;
    if (!check_count(context, "E8003", argument, 2, 2, "Fn::Equals compares two values"))
        return;
    FunctionSet functions = set_of(ref, find_in_map, sub, join, select, split, length, to_json_string);
    if (site.scope == Scope::rules)
        functions |= set_of(ref_all, value_of, value_of_all);
    if (check_items(context, "E8003", argument, {"what Fn::Equals compares", schema::string_type, functions}) &&
        context.document.child_count(argument) == 2)
        check_use(context, argument);
}

}  // namespace

void check_logic(Context& context, Call call, const Site& site) {
    const Document& document = context.document;
    switch (call.function) {
        case Function::logical_and:
        case Function::logical_or:
            return check_operands(context, call, 2, most_conditions);
        case Function::logical_not:
            return check_operands(context, call, 1, 1);
        case Function::equals:
            return check_equals(context, call.argument, site);
        case Function::condition:
            return use_condition(context, "E8002", call.argument, document.text(call.argument));
        default:
            if (document.kind(call.argument) == Kind::map)
                context.report("E1701", call.argument,
                               std::string(info(call.function).name) + " takes names or values");
            return;
    }
}

}  // namespace appinfra::validate::rules
