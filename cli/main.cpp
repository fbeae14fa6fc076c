#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "appinfra/schema/facts.hpp"
#include "appinfra/support/edit_distance.hpp"
#include "command.hpp"
#include "files.hpp"

namespace appinfra::cli {
namespace {

std::string version_text() {
    const schema::Facts facts = schema::Facts::embedded();
    return "appinfra " APPINFRA_VERSION "\nfacts " + std::string(facts.version()) + ", " + std::string(facts.date());
}

struct Command {
    std::string_view name;
    void (*add)(CLI::App&, World&, Action&);
};

constexpr Command commands[] = {
    {"init", add_init},       {"render", add_render}, {"validate", add_validate},     {"migrate", add_migrate},
    {"explain", add_explain}, {"schema", add_schema}, {"completion", add_completion},
};

/// Adds the command that the first word names, and no other: each takes its time. Help, completion and the message
/// about an unknown command tell of all of them.
void add_commands(CLI::App& program, std::string_view first, World& world, Action& action) {
    const bool of_all =
        first == "completion" || std::ranges::find(commands, first, &Command::name) == std::end(commands);
    for (const Command& command : commands)
        if (of_all || command.name == first)
            command.add(program, world, action);
}

/// What is wrong with the first word, when it is neither an option nor a command.
std::optional<std::string> unknown_command(int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-')
        return std::nullopt;
    std::vector<std::string_view> names;
    for (const Command& command : commands)
        names.push_back(command.name);
    if (std::ranges::find(names, argv[1]) != names.end())
        return std::nullopt;
    std::string message = "unknown command '" + std::string(argv[1]) + "'";
    if (const auto meant = support::did_you_mean(argv[1], names))
        message += "; did you mean '" + std::string(*meant) + "'?";
    return message;
}

int run(int argc, char** argv, World& world) {
    CLI::App program{"CloudFormation for five ways to host a web application, from one small manifest.", "appinfra"};
    program.set_version_flag("--version", version_text);
    program.require_subcommand(1);
    program.failure_message(CLI::FailureMessage::simple);
    Action action;
    add_commands(program, argc > 1 ? argv[1] : "", world, action);
    try {
        program.parse(argc, argv);
        return action();
    } catch (const CLI::ParseError& error) {
        if (const auto problem = unknown_command(argc, argv)) {
            world.err << "appinfra: " << *problem << '\n';
            return usage;
        }
        // CLI11 has its own numbers; ours are 0 for help and version, 2 for the rest.
        return program.exit(error, world.out, world.err) == 0 ? clean : usage;
    } catch (const UsageError& error) {
        world.err << "appinfra: " << error.what() << '\n';
        return usage;
    }
}

}  // namespace
}  // namespace appinfra::cli

int main(int argc, char** argv) {
    using namespace appinfra::cli;
    std::ios::sync_with_stdio(false);
    const bool colors = std::getenv("NO_COLOR") == nullptr;
    World world{.in = std::cin,
                .out = std::cout,
                .err = std::cerr,
                .color = colors && isatty(STDERR_FILENO) != 0,
                .out_color = colors && isatty(STDOUT_FILENO) != 0};
    try {
        const int code = run(argc, argv, world);
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "appinfra: cannot write to standard output\n";
            return usage;
        }
        return code;
    } catch (const std::exception& error) {
        std::cerr << "appinfra: internal error: " << error.what() << "\nThis is a bug in appinfra. Please report it.\n";
        return bug;
    }
}
