#pragma once

#include <span>
#include <string_view>

#include "appinfra/topology/context.hpp"

namespace appinfra::scenarios {

/// One way to host an application.
struct Scenario {
    std::string_view name;     ///< As on the command line: `fargate`.
    std::string_view summary;  ///< One line for people.
    void (*build)(topology::Context&);
};

/// All scenarios, in the order in which an application evolves.
[[nodiscard]] std::span<const Scenario> all();
/// The scenario of that name, or null.
[[nodiscard]] const Scenario* find(std::string_view name);

/// What the scenario needs for one environment of the application.
[[nodiscard]] cfn::Assembly assemble(const Scenario& scenario, const manifest::Manifest& manifest,
                                     const manifest::Environment& environment, cfn::Layout layout);

/// The environment that is rendered when nobody names one: `production`, or the last.
[[nodiscard]] const manifest::Environment& default_environment(const manifest::Manifest& manifest);

}  // namespace appinfra::scenarios
