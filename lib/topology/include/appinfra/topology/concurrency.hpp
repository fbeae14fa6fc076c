#pragma once

#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// How many requests are served at once: as many as the web processes of the other scenarios serve, within what the
/// database admits.
[[nodiscard]] std::int64_t web_concurrency(const manifest::App& app);

/// `ReservedConcurrentExecutions` of functions. A parameter of 0 reserves nothing: Lambda refuses reservations that
/// leave less than 100 of an account's quota, and new accounts have less.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html (2026-11-23)
struct Concurrency {
    cfn::Any web;
    cfn::Any job;  ///< One: a job that is started twice runs twice one after the other.
};
[[nodiscard]] Concurrency make_concurrency(Context& context);

}  // namespace appinfra::topology
