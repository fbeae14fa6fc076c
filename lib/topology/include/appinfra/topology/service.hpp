#pragma once

#include "appinfra/topology/container.hpp"
#include "appinfra/topology/load_balancer.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// Where containers run: the cluster and the security group of all tasks. Layer `app`.
struct Compute {
    aws::ecs::Cluster::Attributes cluster;
    aws::ec2::SecurityGroup::Attributes group;
};
[[nodiscard]] Compute make_compute(Context& context, const Network& network, const Database& database);

/// The web processes on Fargate behind the load balancer, scaled by CPU and requests, replaced without a gap and rolled
/// back when a deployment fails. Layer `app`.
void make_web_service(Context& context, const Network& network, const Compute& compute, const LoadBalancer& balancer,
                      const Surroundings& surroundings, const Logs& logs, const Notification& notification);

}  // namespace appinfra::topology
