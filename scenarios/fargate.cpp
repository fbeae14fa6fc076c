#include "fargate.hpp"

#include "appinfra/topology/alarms.hpp"
#include "appinfra/topology/dns.hpp"
#include "appinfra/topology/encryption.hpp"
#include "appinfra/topology/job.hpp"
#include "appinfra/topology/pipeline.hpp"
#include "appinfra/topology/reports.hpp"
#include "appinfra/topology/service.hpp"
#include "appinfra/topology/uploads.hpp"

namespace appinfra::scenarios {

using namespace topology;

/// Docker on Fargate with S3: the web processes run as Fargate tasks behind a load balancer, files go straight between
/// browser and S3, jobs are tasks of their own, reports are served by CloudFront, and a pipeline deploys images by
/// digest.
void build_fargate(Context& context) {
    const Network network = make_network(context);

    const auto key = make_data_key(context);
    const Logs logs = make_logs(context, network, key);
    const Database database = make_database(context, network, key);
    const Secrets secrets = make_secrets(context, key);
    const auto uploads = make_uploads(context, logs);
    const auto reports = make_reports_bucket(context, logs);

    const Notification notification = make_notification(context, key);
    const Compute compute = make_compute(context, network, database);
    const Dns dns = make_dns(context);
    const LoadBalancer balancer = make_load_balancer(context, network, logs, dns, compute.group);
    const Surroundings surroundings{database, secrets, uploads, reports,
                                    make_execution_role(context, database, secrets, logs)};
    make_migration(context, network, compute, surroundings, logs);
    make_web_service(context, network, compute, balancer, surroundings, logs, notification);
    make_jobs(context, network, compute, surroundings, logs, notification);
    make_reports_site(context, reports, logs, dns);
    make_alarms(context, notification, balancer, database);

    make_pipeline(context);
}

}  // namespace appinfra::scenarios
