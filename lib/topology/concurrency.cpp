#include "appinfra/topology/concurrency.hpp"

#include <algorithm>

#include "appinfra/topology/database.hpp"

namespace appinfra::topology {

std::int64_t web_concurrency(const manifest::App& app) {
    // Threads of a web process, as Rails up to version 7.1 configures Puma.
    constexpr std::int64_t threads = 5;
    return std::min(app.web.instances->max * threads, connection_threshold(app.database.instance_class.value));
}

Concurrency make_concurrency(Context& context) {
    const cfn::Parameter web = context.assembly.parameter(
        "WebConcurrency",
        {.description = "Requests served at once at most, reserved for the application; each may hold a connection to "
                        "the database. 0: nothing is reserved, and only the account's quota limits.",
         .type = "Number",
         .value = cfn::Setting{std::to_string(web_concurrency(context.app)), context.app.web.instances.origin},
         .minimum = 0});
    const cfn::Condition reserves =
        context.assembly.condition("ReservesConcurrency", cfn::not_(cfn::equals(web.ref(), 0)));
    return {cfn::if_(reserves, web.ref(), cfn::no_value()), cfn::if_(reserves, 1, cfn::no_value())};
}

}  // namespace appinfra::topology
