#include "../../text.hpp"
#include "arguments.hpp"
#include "functions.hpp"
#include "report_call.hpp"

namespace appinfra::validate::rules {

void check_ref(Context& context, NodeId argument, const Site& site) {
    const Document& document = context.document;
    if (!is_text(document, argument)) {
        using enum Function;
        if (context.templ.extended && call_of(document, argument))
            check_argument(context, "E1020", argument,
                           {"the name in Ref", schema::string_type,
                            set_of(ref, base64, find_in_map, branch, join, sub, to_json_string)});
        else if (!call_of(document, argument) || !context.templ.has_macro)
            report_call(context, "E1020", argument, "Ref takes a name");
        return;
    }
    const std::string_view name = document.text(argument);
    if (use_name(context, argument, name, site))
        return;
    if (site.scope != Scope::values) {
        report_call(context, "E1020", argument, "Ref to " + quoted(name) + ", which is not a parameter",
                    context.suggest(name, context.templ.parameters));
        return;
    }
    std::string help = context.suggest(name, context.templ.resources);
    if (help.empty())
        help = context.suggest(name, context.templ.parameters);
    report_call(context, "E1020", argument, "Ref to " + quoted(name) + ", which is neither a parameter nor a resource",
                std::move(help));
}

}  // namespace appinfra::validate::rules
