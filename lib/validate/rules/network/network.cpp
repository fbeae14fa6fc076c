#include "network.hpp"

#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_network(Context& context) {
    check_distribution_aliases(context);
    check_api_parts(context);
    check_certificate_domains(context);
    check_forwarded_values(context);
    check_launch_template_network(context);
    check_listener_rules(context);
    check_method_settings(context);
    check_mixed_definitions(context);
    check_origins(context);
    check_private_names(context);
    check_record_names(context);
    check_route_tables(context);
    check_subnet_overlap(context);
    check_subnet_range(context);
    check_zones(context);
}

}  // namespace appinfra::validate::rules
