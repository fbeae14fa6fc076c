#include "appinfra/validate/validate.hpp"

#include "context.hpp"
#include "expand.hpp"
#include "rules/rules.hpp"
#include "suppressions.hpp"

namespace appinfra::validate {
namespace {

// clang-format off
constexpr void (*steps[])(Context&) = {
    rules::check_sections,
    rules::check_aliases,
    rules::check_parameters,
    rules::check_mappings,
    rules::check_conditions,
    rules::check_rules_section,
    rules::check_resources,
    rules::check_outputs,
    rules::check_functions,
    rules::check_properties,
    rules::check_cycles,
    rules::check_unused,
    rules::check_identifiers,
    rules::check_needless_dependencies,
    rules::check_access_control,
    rules::check_plain_texts,
    rules::check_loops,
    rules::check_extensions,
    rules::check_network,
    rules::check_compute,
    rules::check_data,
    rules::check_delivery,
    rules::check_policies,
    rules::check_serverless,
    rules::check_ordering,
    rules::check_wiring,
    rules::check_secrets,
    rules::check_safety,
    rules::check_tags,
    rules::check_lambda_runtimes,
    rules::check_lifecycle,
    rules::check_undecided,
};
// clang-format on

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
    const auto expanded = expand_loops(document);
    const Settings effective = with_metadata(document, settings);
    diagnostics::Sink found;
    Context context(expanded ? expanded->document : document, file, effective, found);
    if (expanded)
        for (const std::string& name : expanded->parameters)
            if (const auto parameter = context.templ.parameters.find(name))
                context.used_parameters[*parameter] = true;
    for (const auto step : steps)
        step(context);
    Suppressions suppressions(context);
    std::vector<diagnostics::Diagnostic> findings = found.take();
    suppressions.apply(findings);
    suppressions.report_unused();
    for (diagnostics::Diagnostic& finding : findings)
        sink.report(std::move(finding));
    for (diagnostics::Diagnostic& finding : found.take())
        sink.report(std::move(finding));
}

}  // namespace appinfra::validate
