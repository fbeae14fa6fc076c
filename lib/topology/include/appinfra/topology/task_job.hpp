#pragma once

#include "appinfra/topology/container.hpp"
#include "appinfra/topology/job.hpp"

namespace appinfra::topology {

/// Runs each job as a task of its own.
[[nodiscard]] JobRunner run_as_tasks(const TaskSite& site);

/// The task that migrates the database, started by the pipeline before the application is updated. Layer `app`.
void make_migration(const TaskSite& site);

}  // namespace appinfra::topology
