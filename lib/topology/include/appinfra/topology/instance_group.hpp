#pragma once

#include "appinfra/aws/autoscaling.hpp"
#include "appinfra/topology/bundle.hpp"
#include "appinfra/topology/instance.hpp"
#include "appinfra/topology/load_balancer.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// Instances that run a release and are replaced, never changed: one after another, each when its successor serves,
/// back to the last release when one does not.
struct InstanceGroup {
    aws::autoscaling::AutoScalingGroup::Attributes group;
    Bundle bundle;
};

/// What they are made from.
struct GroupSite {
    Context& context;
    const Network& network;
    const Data& data;
    Places places;
    aws::ec2::SecurityGroup::Attributes group;
};
/// Layer `app`. Left out until there is a release.
[[nodiscard]] InstanceGroup make_instance_group(const GroupSite& site, const LoadBalancer& balancer,
                                                const Notification& notification);

}  // namespace appinfra::topology
