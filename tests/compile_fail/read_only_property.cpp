// What CloudFormation sets cannot be set.
// expect: could not convert .*Service|'ServiceArn' does not refer to any field
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::Service service() { return {.ServiceArn = "arn"}; }
