#include "asg.hpp"

#include "appinfra/topology/alarms.hpp"
#include "appinfra/topology/instance_job.hpp"
#include "appinfra/topology/pipeline.hpp"

namespace appinfra::scenarios {

using namespace topology;

/// Immutable EC2: an Auto Scaling group over all zones behind a load balancer, whose instances are never changed but
/// replaced, one after another, when they signal that they serve; files in EFS, secrets read at launch into memory,
/// application and system logs in CloudWatch, no way to a shell; jobs on one instance each time; a pipeline that builds
/// a release once and carries it through all environments.
void build_asg(Context& context) {
    const Network network = make_network(context);
    const Data data = make_data(context, network);
    const Places places = in_file_system(context);

    const Notification notification = make_notification(context, data.key);
    const auto group = make_application_group(context, network, data, places);
    const LoadBalancer balancer =
        make_load_balancer(context, network, data, places, {.group = group, .type = "instance"});
    const GroupSite site{context, network, data, places, group};
    make_bundle_migration(context, network, data, places, group);
    const InstanceGroup instances = make_instance_group(site, balancer, notification);
    make_jobs(context, places, notification, run_on_instances(site, balancer, instances));
    make_balancer_alarms(context, notification, balancer);
    make_database_alarms(context, notification, data.database);

    make_pipeline(context, bundle_release());
}

}  // namespace appinfra::scenarios
