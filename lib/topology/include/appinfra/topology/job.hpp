#pragma once

#include <optional>
#include <string_view>

#include "appinfra/topology/container.hpp"
#include "appinfra/topology/notification.hpp"
#include "appinfra/topology/service.hpp"

namespace appinfra::topology {

/// The scheduled jobs, each a task of its own. A start that fails is retried, then kept as a dead letter; a run that
/// fails joins it there; both raise an alarm. A job that has not succeeded for longer than its schedule allows raises
/// another. Layer `app`.
void make_jobs(Context& context, const Network& network, const Compute& compute, const Surroundings& surroundings,
               const Logs& logs, const Notification& notification);

/// The task that migrates the database, started by the pipeline before the web service is updated. Layer `app`.
void make_migration(Context& context, const Network& network, const Compute& compute, const Surroundings& surroundings,
                    const Logs& logs);

}  // namespace appinfra::topology
