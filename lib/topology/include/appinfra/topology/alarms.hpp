#pragma once

#include "appinfra/topology/database.hpp"
#include "appinfra/topology/load_balancer.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// The alarms people want on day one: errors, unhealthy targets, database storage, processor and connections. Layer
/// `app`.
void make_alarms(Context& context, const Notification& notification, const LoadBalancer& balancer,
                 const Database& database);

/// Server errors of the application, as the service's deployments watch them too.
[[nodiscard]] AlarmSpec server_errors(const LoadBalancer& balancer);

}  // namespace appinfra::topology
