// An attribute that the type does not have cannot be asked for.
// expect: no member named [^A-Za-z]*ClusterArn
#include "appinfra/aws/ecs.hpp"

auto name(const appinfra::aws::ecs::Cluster::Attributes& cluster) { return cluster.ClusterArn(); }
