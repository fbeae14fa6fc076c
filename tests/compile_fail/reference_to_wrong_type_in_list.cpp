// A subnet is no security group, in a list neither.
// expect: could not convert .*Subnet::Attributes::ref.*AwsVpcConfiguration|no matching constructor .*SecurityGroup.Id
#include "appinfra/aws/ec2.hpp"
#include "appinfra/aws/ecs.hpp"

using appinfra::aws::ecs::service::AwsVpcConfiguration;

AwsVpcConfiguration network(const appinfra::aws::ec2::Subnet::Attributes& subnet) {
    return {.SecurityGroups = {subnet.ref()}, .Subnets = {subnet.ref()}};
}
