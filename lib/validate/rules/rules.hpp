#pragma once

#include "../context.hpp"

/// Each rule judges one aspect of the whole template. They run in the order in which they stand here: those that look
/// for what is unused or circular need what `check_functions` and `check_resources` find out.
namespace appinfra::validate::rules {

void check_sections(Context& context);
void check_parameters(Context& context);
void check_mappings(Context& context);
void check_conditions(Context& context);
void check_rules_section(Context& context);
void check_resources(Context& context);
void check_outputs(Context& context);
void check_functions(Context& context);
void check_properties(Context& context);
void check_cycles(Context& context);
void check_unused(Context& context);

}  // namespace appinfra::validate::rules
