#pragma once

#include "appinfra/topology/instance_group.hpp"
#include "appinfra/topology/job.hpp"

namespace appinfra::topology {

/// Runs each job on one instance of the group that serves, chosen when its time has come: the scheduler starts an
/// automation of Systems Manager, which runs a document with the words of that job and nothing else.
[[nodiscard]] JobRunner run_on_instances(const GroupSite& site, const LoadBalancer& balancer,
                                         const InstanceGroup& group);

}  // namespace appinfra::topology
