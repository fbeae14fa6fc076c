#include "appinfra/validate/validate.hpp"

#include "context.hpp"
#include "rules/rules.hpp"

namespace appinfra::validate {

void validate(const document::Document& document, const std::string& file, const Settings& settings,
              diagnostics::Sink& sink) {
    if (!document.root()) {
        constexpr RuleId rule = "E1001";
        sink.report({.id = std::string(rule.info().id),
                     .severity = rule.info().severity,
                     .message = "the template is empty",
                     .file = file,
                     .span = {},
                     .path = {},
                     .help = {}});
        return;
    }
    Context context(document, file, settings, sink);
    rules::check_sections(context);
    rules::check_parameters(context);
    rules::check_mappings(context);
    rules::check_conditions(context);
    rules::check_rules_section(context);
    rules::check_resources(context);
    rules::check_outputs(context);
    rules::check_functions(context);
    rules::check_properties(context);
    rules::check_cycles(context);
    rules::check_unused(context);
}

}  // namespace appinfra::validate
