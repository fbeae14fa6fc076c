#pragma once

#include "appinfra/topology/api.hpp"
#include "appinfra/topology/function.hpp"

namespace appinfra::topology {

/// The web processes as a function behind the API. Each image is a new version; the alias moves to it step by step, and
/// back when the alarms on errors say so. Left out until there is an image. Layer `app`.
void make_web_function(const FunctionSite& site, const Api& api, const Notification& notification);

}  // namespace appinfra::topology
