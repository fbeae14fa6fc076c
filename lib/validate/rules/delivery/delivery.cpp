#include "delivery.hpp"

#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_delivery(Context& context) {
    check_pipeline_stages(context);
    check_artifact_names(context);
    check_artifact_counts(context);
    check_action_configurations(context);
    check_local_paths(context);
    check_nested_parameters(context);
    check_role_paths(context);
    check_passwords(context);
    check_secret_parameters(context);
    check_unmasked_parameters(context);
}

}  // namespace appinfra::validate::rules
