#include <iostream>
#include <memory>

#include "appinfra/scenarios/migration.hpp"
#include "command.hpp"
#include "files.hpp"
#include "render_options.hpp"

namespace appinfra::cli {
namespace {

struct Options {
    ScenarioOptions common;
    std::string target;
    std::string format = "text";
};

std::string write(const scenarios::Plan& plan, const std::string& format) {
    if (format == "json")
        return scenarios::plan_json(plan);
    return format == "markdown" ? scenarios::plan_markdown(plan) : scenarios::plan_text(plan);
}

int migrate(World& world, const Options& options) {
    const scenarios::Scenario& from = find_scenario(options.common.scenario);
    const scenarios::Scenario& to = find_scenario(options.target);
    if (from.name == to.name)
        throw UsageError("nothing to move: both scenarios are '" + std::string(to.name) + "'");
    options.common.check_region();
    const std::optional<manifest::Manifest> manifest = load_manifest(world, options.common.file, to);
    if (!manifest)
        return usage;
    if (!options.common.environment.empty())
        static_cast<void>(choose_environment(*manifest, options.common.environment));
    const scenarios::Plan plan = scenarios::make_plan({.from = from,
                                                       .to = to,
                                                       .manifest = *manifest,
                                                       .layout = options.common.layout(),
                                                       .region = options.common.region,
                                                       .environment = options.common.environment});
    world.out << write(plan, options.format);
    for (const std::string& obstacle : plan.obstacles)
        world.err << "appinfra: " << obstacle << '\n';
    return plan.obstacles.empty() ? clean : findings;
}

}  // namespace

void add_migrate(CLI::App& program, World& world, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("migrate", "Print the plan of a move from one scenario to another");
    options->common.add_to(*command, "from");
    command->add_option("to", options->target, "Another of them")->required();
    command->add_option("--format", options->format, "text, markdown or json")
        ->check(CLI::IsMember({"text", "markdown", "json"}))
        ->capture_default_str();
    command->callback([&world, &action, options] { action = [&world, options] { return migrate(world, *options); }; });
}

}  // namespace appinfra::cli
