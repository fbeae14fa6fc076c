#pragma once

#include "appinfra/aws/apigatewayv2.hpp"
#include "appinfra/aws/lambda.hpp"
#include "appinfra/topology/data.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// An API Gateway HTTP API under the application's domain. Answers 404 until something is served. Layer `app`.
struct Api {
    aws::apigatewayv2::Api::Attributes api;
    aws::cloudwatch::Alarm::Attributes errors;  ///< Deployments watch it too.
};
[[nodiscard]] Api make_api(Context& context, const Data& data, const Notification& notification);

/// Hands every request to the function behind the alias; both exist when `exists`.
void serve(Context& context, const Api& api, const aws::lambda::Alias::Attributes& alias, const cfn::Condition& exists);

}  // namespace appinfra::topology
