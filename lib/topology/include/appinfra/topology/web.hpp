#pragma once

#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

// Settings of the web processes that more than one block needs, as template parameters.

/// The path that answers 200 while the application can serve.
[[nodiscard]] cfn::Parameter health_check_path(Context& context);

/// How many copies run.
struct InstanceRange {
    cfn::Parameter minimum;
    cfn::Parameter maximum;
};
/// `spare` are those above the minimum that the maximum has to leave room for.
[[nodiscard]] InstanceRange web_instances(Context& context, std::int64_t spare = 0);

}  // namespace appinfra::topology
