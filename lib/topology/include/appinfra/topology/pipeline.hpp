#pragma once

#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// CodePipeline from the git branch: the image is built once, pushed, and the same digest goes through all environments
/// by CloudFormation; in each the migration runs before the service is updated, and a person approves where the
/// manifest says so. Layer `pipeline`: a stack of its own in the layered layout, part of the first environment's stack
/// in the single one.
void make_pipeline(Context& context);

}  // namespace appinfra::topology
