#pragma once

#include <vector>

#include "appinfra/aws/elasticloadbalancingv2.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// What the load balancer does with a request before it forwards it: nothing, or let the user log in. Creates the user
/// pool where the manifest asks for one.
[[nodiscard]] std::vector<aws::elasticloadbalancingv2::listener::Action> make_login(Context& context);

}  // namespace appinfra::topology
