#pragma once

#include <string>

#include "appinfra/cfn/layout.hpp"
#include "appinfra/scenarios/scenario.hpp"
#include "command.hpp"

namespace appinfra::cli {

/// The scenario of that name. Throws UsageError for an unknown one.
[[nodiscard]] const scenarios::Scenario& find_scenario(const std::string& name);

/// What every command wants to know that renders a scenario.
struct ScenarioOptions {
    std::string scenario;
    std::string file;
    std::string environment;
    std::string layout_name = "single";
    std::string region;

    /// `scenario_name` is how the scenario is given: `scenario` as a word, `--scenario` as an option.
    void add_to(CLI::App& command, const std::string& scenario_name);
    [[nodiscard]] cfn::Layout layout() const;
    /// Throws UsageError for an unknown region.
    void check_region() const;
};

}  // namespace appinfra::cli
