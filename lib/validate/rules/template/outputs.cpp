#include <array>

#include "../../form.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "../../value_types.hpp"
#include "../functions/functions.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

using enum Field::Holds;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html (2026-11-23)
constexpr std::array output_fields = {Field{"Value"}, Field{"Description", text}, Field{"Export", map},
                                      Field{"Condition", text}};
constexpr std::array export_fields = {Field{"Name"}};
constexpr std::size_t most_outputs = 200;
constexpr std::size_t longest_description = 1024;

void check_text(Context& context, RuleId rule, NodeId node, std::string_view what) {
    const std::uint8_t types = possible_types(context, node);
    const auto call = call_of(context.document, node);
    if (types != 0 && (types & schema::string_type) == 0)
        context.report(rule, call && call->function == Function::get_att ? call->argument : node,
                       std::string(what) + " is not a string");
}

void check_output(Context& context, const Section::Entry& output) {
    const Document& document = context.document;
    if (!check_form(context, "E6001", output.node, "output " + quoted(output.name), output_fields, RuleId("E6003")))
        return;
    if (const NodeId value = document.find(output.node, "Value"))
        check_text(context, "E6101", value, "the value of output " + quoted(output.name));
    else
        context.report_key("E6002", output.node, "output " + quoted(output.name) + " has no Value");
    if (const NodeId condition = document.find(output.node, "Condition"); is_text(document, condition))
        use_condition(context, "E6005", condition, document.text(condition));
    if (text_of(document, document.find(output.node, "Description")).size() > longest_description)
        context.report("E6011", document.find(output.node, "Description"),
                       "the description of output " + quoted(output.name) + " is longer than 1024 bytes");
    const NodeId exported = document.find(output.node, "Export");
    if (!exported || document.kind(exported) != Kind::map)
        return;
    check_form(context, "E6001", exported, "an export", export_fields);
    if (const NodeId name = document.find(exported, "Name"))
        check_text(context, "E6102", name, "the name of an export");
    else
        context.report_key("E6002", exported, "an export has no Name");
}

}  // namespace

void check_outputs(Context& context) {
    check_names(context, context.templ.outputs,
                {.what = "output",
                 .most_entries = most_outputs,
                 .too_many = "E6010",
                 .invalid_name = "E6001",
                 .too_long = "E6011"});
    for (const Section::Entry& output : context.templ.outputs.entries())
        check_output(context, output);
}

}  // namespace appinfra::validate::rules
