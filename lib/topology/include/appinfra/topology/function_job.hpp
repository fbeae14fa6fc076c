#pragma once

#include "appinfra/topology/function.hpp"
#include "appinfra/topology/task_job.hpp"

namespace appinfra::topology {

/// Whether a job can be a function: in every environment its time and memory are within what Lambda has.
[[nodiscard]] bool fits_function(const manifest::Manifest& manifest, const JobPlan& job);

/// Runs each job that fits as a function that is invoked without waiting for it, and all others as tasks.
[[nodiscard]] JobRunner run_as_functions(const FunctionSite& site, const TaskSite& tasks);

}  // namespace appinfra::topology
