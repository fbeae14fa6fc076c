// One text is no list of texts.
// expect: could not convert .*FARGATE.* to .*TaskDefinition|no viable conversion .*Optional<cfn::List<cfn::String>>
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::TaskDefinition task() { return {.RequiresCompatibilities = "FARGATE"}; }
