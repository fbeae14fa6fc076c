#include <charconv>

#include "../../text.hpp"
#include "arguments.hpp"
#include "functions.hpp"
#include "report_call.hpp"

/// Functions that take or give lists. What may stand in their arguments:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
/// (2026-11-24)
namespace appinfra::validate::rules {
namespace {

using enum Function;

constexpr FunctionSet gives_lists = set_of(find_in_map, get_att, get_azs, branch, split, cidr, ref);

void check_index(Context& context, NodeId index, NodeId list) {
    const Document& document = context.document;
    const FunctionSet functions = extended(context, set_of(ref, find_in_map), set_of(length));
    if (!check_argument(context, "E1017", index, {"the index of Fn::Select", schema::integer_type, functions}) ||
        !is_scalar(document, index))
        return;
    const std::string text = scalar_text(document, index);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        report_call(context, "E1017", index,
                    "the index of Fn::Select is " + quoted(text) + ", which is not a number from 0");
    else if (list && document.kind(list) == Kind::list && number >= document.child_count(list))
        report_call(context, "E1017", index,
                    "Fn::Select takes item " + text + " of a list of " + std::to_string(document.child_count(list)) +
                        ", counted from 0");
}

void check_select(Context& context, NodeId argument) {
    if (!check_count(context, "E1017", argument, 2, 2, "Fn::Select takes an index and a list"))
        return;
    const NodeId list = child(context.document, argument, 1);
    check_argument(context, "E1017", list, {"the list of Fn::Select", schema::array_type, gives_lists});
    check_index(context, child(context.document, argument, 0), list);
}

void check_join(Context& context, NodeId argument) {
    if (!check_count(context, "E1022", argument, 2, 2, "Fn::Join takes a delimiter and a list"))
        return;
    const NodeId list = child(context.document, argument, 1);
    check_argument(context, "E1022", child(context.document, argument, 0),
                   {"the delimiter of Fn::Join", schema::string_type, {}});
    check_argument(context, "E1022", list, {"the list of Fn::Join", schema::array_type, gives_lists});
    constexpr FunctionSet functions =
        set_of(base64, find_in_map, get_att, get_stack_output, branch, import_value, join, select, sub, ref);
    check_items(
        context, "E1022", list,
        {"an item of Fn::Join", schema::string_type, extended(context, functions, set_of(length, to_json_string))});
}

void check_split(Context& context, NodeId argument) {
    if (!check_count(context, "E1018", argument, 2, 2, "Fn::Split takes a delimiter and a string"))
        return;
    const NodeId source = child(context.document, argument, 1);
    check_argument(context, "E1018", child(context.document, argument, 0),
                   {"the delimiter of Fn::Split", schema::string_type, {}});
    check_argument(context, "E1018", source,
                   {"the string of Fn::Split", schema::string_type,
                    set_of(base64, find_in_map, get_att, branch, import_value, join, select, sub, ref)});
    if (text_of(context.document, source).find("{{resolve:") != std::string_view::npos)
        report_call(context, "E1018", source, "Fn::Split splits a dynamic reference before it is resolved");
}

void check_length(Context& context, NodeId argument) {
    check_argument(
        context, "E1030", argument,
        {"the argument of Fn::Length", schema::array_type, set_of(ref, find_in_map, split, branch, get_azs)});
}

}  // namespace

bool check_extension(Context& context, Call call) {
    if (context.templ.transformed())
        return true;
    context.report(info(call.function).rule, context.document.parent(call.argument),
                   std::string(info(call.function).name) + " needs the transform AWS::LanguageExtensions",
                   "add `Transform: AWS::LanguageExtensions` to the template");
    return false;
}

void check_list_function(Context& context, Call call) {
    switch (call.function) {
        case select:
            return check_select(context, call.argument);
        case join:
            return check_join(context, call.argument);
        case split:
            return check_split(context, call.argument);
        case length:
            if (check_extension(context, call))
                check_length(context, call.argument);
            return;
        default:
            return check_text_function(context, call);
    }
}

}  // namespace appinfra::validate::rules
