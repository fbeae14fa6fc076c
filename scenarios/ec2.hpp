#pragma once

#include "appinfra/topology/context.hpp"

namespace appinfra::scenarios {

void build_ec2(topology::Context& context);

}  // namespace appinfra::scenarios
