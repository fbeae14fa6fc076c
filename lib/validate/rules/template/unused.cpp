#include "../../edits.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// Parameters stay: who deploys may give them.
void report(Context& context, RuleId rule, const Section::Entry& entry, std::string_view what) {
    auto& finding = context.report_key(rule, entry.node, std::string(what) + ' ' + quoted(entry.name) + " is not used");
    if (rule != RuleId("W2001"))
        finding.fix.push_back(removal(context.document, entry.node));
}

void check(Context& context, const Section& section, const std::vector<bool>& used, RuleId rule,
           std::string_view what) {
    for (std::size_t i = 0; i < used.size(); ++i)
        if (!used[i])
            report(context, rule, section.entries()[i], what);
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
