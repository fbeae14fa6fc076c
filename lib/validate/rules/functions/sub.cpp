#include "../../edits.hpp"
#include "../../text.hpp"
#include "../../value_types.hpp"
#include "arguments.hpp"
#include "functions.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {
namespace {

void check_type(Context& context, NodeId text, std::string_view name, std::uint8_t types) {
    if (types != 0 && (types & schema::string_type) == 0)
        report_call(context, "E1019", text, "Fn::Sub uses " + quoted(name) + ", which is not a string");
}

void check_variable(Context& context, NodeId text, std::string_view name, const Site& site) {
    const std::size_t dot = name.find('.');
    if (dot != std::string_view::npos && site.scope == Scope::values) {
        const AttributeName attribute{name.substr(0, dot), name.substr(dot + 1)};
        if (use_attribute(context, "E1019", text, attribute, site))
            check_type(context, text, name, types_of_attribute(context, attribute));
        return;
    }
    if (use_name(context, text, name, site) && name != "AWS::NoValue") {
        check_type(context, text, name, types_of_name(context, name));
        return;
    }
    report_call(context, "E1019", text, "Fn::Sub uses " + quoted(name) + ", which does not exist",
                context.suggest(name, context.templ.resources));
}

/// Without its last variable the function needs its text only.
std::vector<diagnostics::Edit> fix_of(const Document& document, NodeId argument, NodeId text, const Section& defined,
                                      std::size_t unused) {
    if (defined.entries().size() == 1)
        return {unwrapping(document, argument, text)};
    return {removal(document, defined.entries()[unused].node)};
}

}  // namespace

void check_sub(Context& context, NodeId argument, const Site& site) {
    const Document& document = context.document;
    const auto [text, variables] = sub_arguments(document, argument);
    if (const auto call = call_of(document, argument); call && call->function == Function::transform)
        return;
    if (!is_text(document, text) || (variables && document.kind(variables) != Kind::map)) {
        report_call(context, "E1019", argument, "Fn::Sub takes a string, or a list of a string and a map of variables");
        return;
    }
    if (variables) {
        using enum Function;
        for (const NodeId variable : document.children(variables))
            check_argument(context, "E1019", variable,
                           {"a variable of Fn::Sub", schema::string_type,
                            set_of(base64, find_in_map, get_att, get_stack_output, branch, import_value, join, length,
                                   select, sub, to_json_string, ref)});
    }
    const Section defined(document, variables);
    std::vector<bool> used(defined.entries().size());
    bool any = false;
    for_each_variable(document.text(text), [&, node = text](std::string_view name) {
        any = true;
        if (const auto variable = defined.find(name))
            used[*variable] = true;
        else
            check_variable(context, node, name, site);
    });
    if (!any && !context.templ.transformed())
        context.report("W1020", argument, "Fn::Sub has no variable", "write the string without Fn::Sub")
            .fix.push_back(unwrapping(document, document.parent(argument), text));
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i])
            context
                .report_key("W1019", defined.entries()[i].node,
                            "Fn::Sub does not use its variable " + quoted(defined.entries()[i].name))
                .fix = fix_of(document, argument, text, defined, i);
}

}  // namespace appinfra::validate::rules
