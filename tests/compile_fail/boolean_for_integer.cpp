// A boolean is no number.
// expect: could not convert .*true.* to .*Service|from 'bool' to .*Optional<cfn::Integer>
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::Service service() { return {.DesiredCount = true}; }
