#include "../../text.hpp"
#include "functions.hpp"

namespace appinfra::validate::rules {
namespace {

void check_variable(Context& context, NodeId text, std::string_view name, const Site& site) {
    const std::size_t dot = name.find('.');
    if (dot != std::string_view::npos && site.scope == Scope::values) {
        use_attribute(context, "E1019", text, {name.substr(0, dot), name.substr(dot + 1)}, site);
        return;
    }
    if (use_name(context, text, name, site) && name != "AWS::NoValue")
        return;
    context.report("E1019", text, "Fn::Sub uses " + quoted(name) + ", which does not exist",
                   context.suggest(name, context.templ.resources));
}

}  // namespace

void check_sub(Context& context, NodeId argument, const Site& site) {
    const Document& document = context.document;
    const auto [text, variables] = sub_arguments(document, argument);
    if (!is_text(document, text) || (variables && document.kind(variables) != Kind::map)) {
        context.report("E1019", argument, "Fn::Sub takes a string, or a list of a string and a map of variables");
        return;
    }
    const Section defined(document, variables);
    std::vector<bool> used(defined.entries().size());
    const bool closed = for_each_variable(document.text(text), [&, node = text](std::string_view name) {
        if (const auto variable = defined.find(name))
            used[*variable] = true;
        else
            check_variable(context, node, name, site);
    });
    if (!closed)
        context.report("E1019", text, "Fn::Sub has a \"${\" that is not closed");
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i])
            context.report_key("W1019", defined.entries()[i].node,
                               "Fn::Sub does not use its variable " + quoted(defined.entries()[i].name));
}

}  // namespace appinfra::validate::rules
