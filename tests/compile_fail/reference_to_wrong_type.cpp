// A subnet is no cluster.
// expect: could not convert .*Subnet::Attributes::ref.*Service|no viable conversion from .*Subnet.Id.*ECS::Cluster
#include "appinfra/aws/ec2.hpp"
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::Service service(const appinfra::aws::ec2::Subnet::Attributes& subnet) {
    return {.Cluster = subnet.ref()};
}
