#include "appinfra/topology/web.hpp"

#include <algorithm>

namespace appinfra::topology {

cfn::Parameter health_check_path(Context& context) {
    return context.assembly.parameter("HealthCheckPath", {.description = "Answers 200 while the application can serve.",
                                                          .value = setting(context.app.web.health_check)});
}

InstanceRange web_instances(Context& context, std::int64_t spare) {
    const manifest::Traced<manifest::Instances>& wanted = context.app.web.instances;
    const auto count = [&](const char* name, std::string description, std::int64_t value) {
        return context.assembly.parameter(name, {.description = std::move(description),
                                                 .type = "Number",
                                                 .value = cfn::Setting{std::to_string(value), wanted.origin},
                                                 .minimum = 1});
    };
    std::string most = "Copies of the application that run at most";
    if (spare != 0)
        most += "; while they are replaced, " + std::to_string(spare) + " more than the minimum run";
    return {count("WebMinimum", "Copies of the application that run always.", wanted->min),
            count("WebMaximum", most + ".", std::max(wanted->max, wanted->min + spare))};
}

}  // namespace appinfra::topology
