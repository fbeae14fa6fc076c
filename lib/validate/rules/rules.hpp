#pragma once

#include "../context.hpp"

/// Each of these judges one aspect of the whole template. They run in the order in which they stand here: those that
/// look for what is unused or circular, and the families after them, need what `check_functions` and `check_resources`
/// find out.
namespace appinfra::validate::rules {

void check_sections(Context& context);
void check_aliases(Context& context);
void check_parameters(Context& context);
void check_mappings(Context& context);
void check_conditions(Context& context);
void check_rules_section(Context& context);
void check_resources(Context& context);
void check_outputs(Context& context);
void check_functions(Context& context);
void check_plain_texts(Context& context);
void check_loops(Context& context);
void check_properties(Context& context);
void check_cycles(Context& context);
void check_unused(Context& context);
void check_identifiers(Context& context);
void check_needless_dependencies(Context& context);
void check_access_control(Context& context);
void check_extensions(Context& context);
void check_lambda_runtimes(Context& context);
void check_lifecycle(Context& context);
void check_network(Context& context);
void check_compute(Context& context);
void check_data(Context& context);
void check_delivery(Context& context);
void check_policies(Context& context);
void check_serverless(Context& context);
void check_ordering(Context& context);
void check_wiring(Context& context);
void check_secrets(Context& context);
void check_safety(Context& context);
void check_tags(Context& context);
void check_undecided(Context& context);

}  // namespace appinfra::validate::rules
