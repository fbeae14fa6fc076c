#include "data.hpp"

#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_data(Context& context) {
    check_subscription_filters(context);
    check_cluster_mode(context);
    check_key_attributes(context);
    check_archive_days(context);
    check_detector(context);
    check_queue_types(context);
    check_backup_lifecycles(context);
    check_cluster_members(context);
    check_parameter_groups(context);
    check_replica_mode(context);
    check_stored_names(context);
    check_alarm_actions(context);
    check_kept_data(context);
    check_tags_of_types(context);
}

}  // namespace appinfra::validate::rules
