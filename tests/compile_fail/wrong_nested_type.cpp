// The property types of one resource are not those of another, even where they look alike.
// expect: could not convert .*cluster::Tag.* to .*Service|no matching constructor .*List<service::Tag>
#include "appinfra/aws/ecs.hpp"

appinfra::aws::ecs::Service service() { return {.Tags = {appinfra::aws::ecs::cluster::Tag{.Key = "a", .Value = "b"}}}; }
