#pragma once

#include "appinfra/topology/container.hpp"
#include "appinfra/topology/load_balancer.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// The web processes as tasks behind the load balancer, scaled by CPU and requests, replaced without a gap and rolled
/// back when a deployment fails. Layer `app`.
void make_web_service(const TaskSite& site, const LoadBalancer& balancer, const Notification& notification);

}  // namespace appinfra::topology
