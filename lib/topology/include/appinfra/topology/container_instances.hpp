#pragma once

#include "appinfra/topology/container.hpp"

namespace appinfra::topology {

/// A cluster on instances of our own: an Auto Scaling group of container instances behind a capacity provider that adds
/// instances when tasks find no room and drains those it removes. `tasks` is the security group of the tasks. Layer
/// `app`.
[[nodiscard]] Cluster make_instance_cluster(Context& context, const Network& network, const Data& data,
                                            const aws::ec2::SecurityGroup::Attributes& tasks);

}  // namespace appinfra::topology
