#pragma once

#include "appinfra/topology/database.hpp"
#include "appinfra/topology/load_balancer.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// The alarms people want on day one. Layer `app`.
void make_balancer_alarms(Context& context, const Notification& notification, const LoadBalancer& balancer);
/// Storage, processor and connections.
void make_database_alarms(Context& context, const Notification& notification, const Database& database);

/// Server errors of the application, as the service's deployments watch them too.
[[nodiscard]] AlarmSpec server_errors(const LoadBalancer& balancer);

}  // namespace appinfra::topology
