#pragma once

#include <optional>
#include <vector>

#include "appinfra/aws/cognito.hpp"
#include "appinfra/aws/elasticloadbalancingv2.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// Where users are kept who log in with Cognito. Layer `data`.
struct UserPool {
    aws::cognito::UserPool::Attributes pool;
    aws::cognito::UserPoolClient::Attributes client;
    aws::cognito::UserPoolDomain::Attributes domain;
};
/// None unless the manifest asks for one.
[[nodiscard]] std::optional<UserPool> make_user_pool(Context& context);

/// What the load balancer does with a request before it forwards it: nothing, or let the user log in.
[[nodiscard]] std::vector<aws::elasticloadbalancingv2::listener::Action> make_login(
    Context& context, const std::optional<UserPool>& users);

}  // namespace appinfra::topology
