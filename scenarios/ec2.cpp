#include "ec2.hpp"

#include "appinfra/topology/alarms.hpp"
#include "appinfra/topology/servers.hpp"

namespace appinfra::scenarios {

using namespace topology;

/// Managed EC2 with Puppet: two servers, each in its own zone, behind a load balancer that ends TLS; files in an EFS
/// that both share; Puppet installed and enrolled at the first boot, which brings application, configuration, secrets
/// and timers; a shell through Session Manager, or a bastion where one is asked for. A central team deploys: no
/// pipeline.
void build_ec2(Context& context) {
    const Network network = make_network(context);
    const Data data = make_data(context, network);
    const Places places = in_file_system(context);

    const Notification notification = make_notification(context, data.key);
    const auto group = make_application_group(context, network, data, places);
    const Servers servers = make_servers(context, network, data, places, group);
    make_bastion(context, network, group);
    const LoadBalancer balancer = make_load_balancer(context, network, data, places,
                                                     {.group = group, .type = "instance", .members = ids_of(servers)});
    make_balancer_alarms(context, notification, balancer);
    make_server_alarms(context, notification, servers);
    make_database_alarms(context, notification, data.database);
}

}  // namespace appinfra::scenarios
