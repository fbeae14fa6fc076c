#include <algorithm>
#include <string>

#include "appinfra/scenarios/scenario.hpp"

namespace appinfra::scenarios {

const manifest::Environment& default_environment(const manifest::Manifest& manifest) {
    const auto production = std::ranges::find(manifest.environments, "production", &manifest::Environment::name);
    return production == manifest.environments.end() ? manifest.environments.back() : *production;
}

cfn::Assembly assemble(const Scenario& scenario, const manifest::Manifest& manifest,
                       const manifest::Environment& environment, cfn::Layout layout) {
    const manifest::App& app = environment.app;
    cfn::Assembly assembly(app.name.value, std::string(scenario.summary));
    topology::Context context{assembly, manifest, app, environment.name, std::string(scenario.name), layout};
    {
        const cfn::Assembly::Block block(assembly, cfn::Layer::network, "Environment", "");
        const cfn::Parameter name =
            assembly.parameter(std::string(cfn::environment_parameter),
                               {.description = "Name of the environment, for tags and parameter names.",
                                .value = cfn::Setting{environment.name},
                                .allowed_pattern = "^[a-z][a-z0-9-]{0,19}$"});
        assembly.tag({.key = "Application", .value = app.name});
        assembly.tag({.key = "Environment", .value = name.ref()});
        assembly.tag({.key = "ManagedBy", .value = "appinfra"});
        for (const manifest::Tag& tag : app.tags)
            assembly.tag({.key = tag.key, .value = tag.value});
        assembly.tag({.key = "Scenario", .value = std::string(scenario.name), .from = cfn::Layer::app});
    }
    scenario.build(context);
    return assembly;
}

}  // namespace appinfra::scenarios
