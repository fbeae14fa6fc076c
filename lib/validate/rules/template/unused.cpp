#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

void check(Context& context, const Section& section, const std::vector<bool>& used, RuleId rule,
           std::string_view what) {
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i])
            context.report_key(rule, section.entries()[i].node,
                               std::string(what) + ' ' + quoted(section.entries()[i].name) + " is not used");
}

}  // namespace

void check_unused(Context& context) {
    if (context.templ.open())
        return;
    check(context, context.templ.parameters, context.used_parameters, "W2001", "parameter");
    check(context, context.templ.mappings, context.used_mappings, "W7001", "mapping");
    check(context, context.templ.conditions, context.used_conditions, "W8001", "condition");
}

}  // namespace appinfra::validate::rules
