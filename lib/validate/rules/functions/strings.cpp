#include <array>

#include "../../form.hpp"
#include "../../ip_network.hpp"
#include "../../number.hpp"
#include "../../text.hpp"
#include "arguments.hpp"
#include "functions.hpp"
#include "report_call.hpp"

/// Functions whose arguments are single values. What may stand there:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// (2026-11-24)
namespace appinfra::validate::rules {
namespace {

using enum Function;

void check_number(Context& context, NodeId node, const Argument& argument, int most) {
    if (!check_argument(context, "E1024", node, argument) || !is_scalar(context.document, node))
        return;
    const std::string text = scalar_text(context.document, node);
    const auto number = number_in(text);
    if (number && (*number < 1 || *number > most))
        report_call(context, "E1024", node,
                    std::string(argument.what) + " is " + text + ", not from 1 to " + std::to_string(most));
}

void check_cidr(Context& context, NodeId argument) {
    if (!check_count(context, "E1024", argument, 2, 3, "Fn::Cidr takes an address block, a count and a number of bits"))
        return;
    const Document& document = context.document;
    constexpr FunctionSet functions = set_of(find_in_map, get_att, branch, import_value, select, sub, ref);
    constexpr int most_blocks = 256;
    constexpr int most_bits = 128;
    const NodeId block = child(document, argument, 0);
    check_argument(context, "E1024", block, {"the address block of Fn::Cidr", schema::string_type, functions});
    each_branch(document, context.assumptions, block, [&](NodeId value) {
        if (is_text(document, value) && !is_address_block(document.text(value)))
            report_call(context, "E1024", value,
                        "the address block of Fn::Cidr is " + quoted(document.text(value)) +
                            ", not one such as \"10.0.0.0/16\"");
    });
    check_number(context, child(document, argument, 1), {"the count of Fn::Cidr", schema::integer_type, functions},
                 most_blocks);
    if (const NodeId bits = child(document, argument, 2))
        check_number(context, bits, {"the number of bits of Fn::Cidr", schema::integer_type, functions}, most_bits);
}

void check_get_azs(Context& context, NodeId argument) {
    constexpr FunctionSet functions = set_of(get_att, branch, join, select, sub, ref);
    check_argument(context, "E1015", argument, {"the region of Fn::GetAZs", schema::string_type, functions});
    const std::string_view region = text_of(context.document, argument);
    if (!region.empty() && !context.facts.find_region(region))
        report_call(context, "E1015", argument, "Fn::GetAZs names " + quoted(region) + ", which is not a region");
}

constexpr FunctionSet names_a_stack =
    set_of(base64, find_in_map, get_att, branch, import_value, join, select, sub, ref);

void check_get_stack_output(Context& context, NodeId argument) {
    constexpr auto any = Field::Holds::anything;
    constexpr std::array fields = {Field{"StackName", any, true}, Field{"OutputName", any, true}, Field{"Region", any},
                                   Field{"RoleArn", any}};
    if (!check_form(context, "E1033", argument, "the argument of Fn::GetStackOutput", fields))
        return;
    for (const NodeId entry : context.document.children(argument))
        check_argument(context, "E1033", entry, {"a part of Fn::GetStackOutput", schema::string_type, names_a_stack});
}

void check_to_json_string(Context& context, NodeId argument) {
    const Document& document = context.document;
    const FunctionSet functions = set_of(find_in_map, get_att, get_azs, branch, select, split, ref);
    if (call_of(document, argument))
        check_argument(context, "E1031", argument,
                       {"the argument of Fn::ToJsonString", schema::array_type | schema::object_type, functions});
    else if (is_scalar(document, argument) || document.child_count(argument) == 0)
        report_call(context, "E1031", argument, "Fn::ToJsonString takes a map or a list that is not empty");
}

}  // namespace

void check_text_function(Context& context, Call call) {
    switch (call.function) {
        case cidr:
            return check_cidr(context, call.argument);
        case get_azs:
            return check_get_azs(context, call.argument);
        case get_stack_output:
            return check_get_stack_output(context, call.argument);
        case to_json_string:
            if (check_extension(context, call))
                check_to_json_string(context, call.argument);
            return;
        case base64:
            check_argument(context, "E1021", call.argument,
                           {"the argument of Fn::Base64", schema::string_type,
                            set_of(base64, find_in_map, get_att, get_stack_output, branch, import_value, join, length,
                                   select, sub, to_json_string, ref)});
            return;
        case import_value:
            check_argument(context, "E1016", call.argument,
                           {"the argument of Fn::ImportValue", schema::string_type,
                            set_of(base64, find_in_map, branch, join, select, sub, ref)});
            return;
        default:
            return;
    }
}

}  // namespace appinfra::validate::rules
