// A property that does not exist cannot be set: it is DesiredCount.
// expect: could not convert .*{2}.* to .*Service|'DesiredCounts' does not refer to any field
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::Service service() { return {.DesiredCounts = 2}; }
