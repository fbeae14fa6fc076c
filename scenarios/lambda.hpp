#pragma once

#include "appinfra/topology/context.hpp"

namespace appinfra::scenarios {

void build_lambda(topology::Context& context);

}  // namespace appinfra::scenarios
