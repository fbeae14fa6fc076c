#include "ecs.hpp"

#include "appinfra/topology/alarms.hpp"
#include "appinfra/topology/container_instances.hpp"
#include "appinfra/topology/pipeline.hpp"
#include "appinfra/topology/service.hpp"
#include "appinfra/topology/task_job.hpp"

namespace appinfra::scenarios {

using namespace topology;

/// Docker on ECS with the EC2 launch type: the web processes run as tasks on container instances behind a load
/// balancer, files are on a file system that tasks mount, jobs are tasks of their own, and a pipeline deploys images by
/// digest.
void build_ecs(Context& context) {
    const Network network = make_network(context);
    const Data data = make_data(context, network);
    const Places places = in_file_system(context);

    const Notification notification = make_notification(context, data.key);
    const auto group = make_application_group(context, network, data, places);
    const LoadBalancer balancer = make_load_balancer(context, network, data, places, {.group = group});
    const TaskSite tasks =
        make_task_site(context, network, data, places, make_instance_cluster(context, network, data, group));
    make_migration(tasks);
    make_web_service(tasks, balancer, notification);
    make_jobs(context, places, notification, run_as_tasks(tasks));
    make_balancer_alarms(context, notification, balancer);
    make_database_alarms(context, notification, data.database);

    make_pipeline(context, image_release());
}

}  // namespace appinfra::scenarios
