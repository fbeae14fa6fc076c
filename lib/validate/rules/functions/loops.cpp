#include "../../expand.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// Loops that are left: those that cannot be expanded.
void check_loop(Context& context, NodeId entry) {
    if (!context.templ.extended) {
        if (!context.templ.has_macro)
            context.report_key("E1032", entry, "Fn::ForEach needs the transform AWS::LanguageExtensions",
                               "add `Transform: AWS::LanguageExtensions` to the template");
    } else if (!read_loop(context.document, entry)) {
        context.report_key("E1032", entry,
                           "Fn::ForEach takes a list of three: a name, a list of values and a map of entries");
    }
}

/// Two rounds of a loop may give the same name.
void check_names_differ(Context& context, const Section& section) {
    const auto entries = section.entries();
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        if (section.find(entries[i].name) != i)
            context.report_key("E1032", entries[i].node,
                               "Fn::ForEach gives " + quoted(entries[i].name) + " more than once");
}

}  // namespace

void check_loops(Context& context) {
    for (std::uint32_t i = 0; i < context.document.size(); ++i)
        if (context.document.key(NodeId{i}).starts_with(loop_prefix))
            check_loop(context, NodeId{i});
    if (!context.templ.extended)
        return;
    for (const Section* section : {&context.templ.conditions, &context.templ.resources, &context.templ.outputs})
        check_names_differ(context, *section);
}

}  // namespace appinfra::validate::rules
