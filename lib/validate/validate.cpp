#include "appinfra/validate/validate.hpp"

#include "context.hpp"
#include "rules/rules.hpp"

namespace appinfra::validate {
namespace {

using enum diagnostics::Severity;

struct Step {
    void (*run)(Context&);
    diagnostics::Severity worst;  ///< That its findings can have.
};

constexpr Step steps[] = {
    {rules::check_sections, error},   {rules::check_parameters, error},    {rules::check_mappings, error},
    {rules::check_conditions, error}, {rules::check_rules_section, error}, {rules::check_resources, error},
    {rules::check_outputs, error},    {rules::check_functions, error},     {rules::check_properties, error},
    {rules::check_cycles, error},     {rules::check_unused, warning},      {rules::check_formats, error},
    {rules::check_extensions, error}, {rules::check_network, error},       {rules::check_compute, error},
    {rules::check_data, error},       {rules::check_delivery, error},      {rules::check_policies, error},
    {rules::check_serverless, error}, {rules::check_ordering, error},      {rules::check_wiring, error},
    {rules::check_secrets, warning},  {rules::check_safety, warning},      {rules::check_tags, warning},
};

}  // namespace

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
    for (const Step& step : steps)
        if (step.worst >= settings.least)
            step.run(context);
}

}  // namespace appinfra::validate
