#include "lambda.hpp"

#include "appinfra/topology/alarms.hpp"
#include "appinfra/topology/api.hpp"
#include "appinfra/topology/function_job.hpp"
#include "appinfra/topology/pipeline.hpp"
#include "appinfra/topology/web_function.hpp"

namespace appinfra::scenarios {

using namespace topology;

/// Lambda with S3: the image of the application as functions, an HTTP API in front of the web function, a proxy between
/// functions and database, files straight between browser and S3 because a request may carry only little, reports
/// served by CloudFront. Each image is a new version to which the requests move step by step. Jobs are functions where
/// their time allows, else Fargate tasks, as migrations are.
void build_lambda(Context& context) {
    const Network network = make_network(context);
    const Data data = make_data(context, network);
    const Places places = in_buckets(context);

    const Notification notification = make_notification(context, data.key);
    const auto group = make_application_group(context, network, data, places);
    const DatabaseProxy proxy = make_database_proxy(context, network, data, group);
    const FunctionSite functions{context, network, data, proxy, group, places};
    const TaskSite tasks = make_task_site(context, network, data, places, make_fargate_cluster(context, group));
    make_migration(tasks);
    make_web_function(functions, make_api(context, data, notification), notification);
    make_jobs(context, places, notification, run_as_functions(functions, tasks));
    make_database_alarms(context, notification, data.database);

    make_pipeline(context, image_release(ImageReader::lambda));
}

}  // namespace appinfra::scenarios
