// A text is no boolean, though it looks like one.
// expect: could not convert .*false.* to .*Service|no viable conversion .*Optional<cfn::Boolean>
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::Service service() { return {.EnableExecuteCommand = "false"}; }
