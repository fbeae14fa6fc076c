#include "render_options.hpp"

#include <vector>

#include "appinfra/schema/facts.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "files.hpp"

namespace appinfra::cli {
namespace {

std::string unknown(const std::string& what, const std::string& name, const std::vector<std::string_view>& known) {
    std::string message = "unknown " + what + " '" + name + "'";
    if (const auto meant = support::did_you_mean(name, known))
        return message + "; did you mean '" + std::string(*meant) + "'?";
    message += "; known:";
    for (const std::string_view one : known)
        message += " " + std::string(one);
    return message;
}

}  // namespace

const scenarios::Scenario& find_scenario(const std::string& name) {
    if (const scenarios::Scenario* found = scenarios::find(name))
        return *found;
    std::vector<std::string_view> names;
    for (const scenarios::Scenario& one : scenarios::all())
        names.push_back(one.name);
    throw UsageError(unknown("scenario", name, names));
}

void ScenarioOptions::add_to(CLI::App& command, const std::string& scenario_name) {
    std::string names;
    for (const scenarios::Scenario& one : scenarios::all())
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    command.add_option(scenario_name, scenario, "One of: " + names)->required(scenario.empty());
    command.add_option("-f,--file", file, "The manifest; default appinfra.yaml, else the built-in example");
    command.add_option("--env", environment, "Environment whose values become the defaults of parameters");
    command.add_option("--layout", layout_name, "single: one template; layered: one for each layer")
        ->check(CLI::IsMember({"single", "layered"}))
        ->capture_default_str();
    command.add_option("--region", region, "Region it will run in; checks that it has all resource types");
}

cfn::Layout ScenarioOptions::layout() const {
    return layout_name == "layered" ? cfn::Layout::layered : cfn::Layout::single;
}

void ScenarioOptions::check_region() const {
    if (region.empty())
        return;
    const schema::Facts facts = schema::Facts::embedded();
    if (facts.find_region(region))
        return;
    std::vector<std::string_view> names;
    for (const schema::Region& known : facts.regions())
        names.push_back(known.name());
    throw UsageError(unknown("region", region, names));
}

}  // namespace appinfra::cli
