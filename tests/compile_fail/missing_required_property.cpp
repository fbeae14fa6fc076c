// A required property cannot be left out: Image is missing.
// expect: could not convert .*ContainerDefinition|no matching constructor .*Value<cfn::String>
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::task_definition::ContainerDefinition container() { return {.Name = "app"}; }
