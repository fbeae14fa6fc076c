#pragma once

#include "../../context.hpp"

/// Networks, load balancing, DNS, distribution and interfaces.
namespace appinfra::validate::rules {

void check_distribution_aliases(Context& context);
void check_api_parts(Context& context);
void check_certificate_domains(Context& context);
void check_forwarded_values(Context& context);
void check_launch_template_network(Context& context);
void check_listener_rules(Context& context);
void check_method_settings(Context& context);
void check_mixed_definitions(Context& context);
void check_origins(Context& context);
void check_private_names(Context& context);
void check_record_names(Context& context);
void check_route_tables(Context& context);
void check_subnet_overlap(Context& context);
void check_subnet_range(Context& context);
void check_zones(Context& context);

}  // namespace appinfra::validate::rules
