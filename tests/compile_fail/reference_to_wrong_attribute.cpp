// The name of a role is not its ARN.
// expect: could not convert .*Role::Attributes::ref.*TaskDefinition|no viable conversion from .*Role.RoleName.*Role.Arn
#include "appinfra/aws/ecs.hpp"
#include "appinfra/aws/iam.hpp"

appinfra::aws::ecs::TaskDefinition task(const appinfra::aws::iam::Role::Attributes& role) {
    return {.ExecutionRoleArn = role.ref()};
}
