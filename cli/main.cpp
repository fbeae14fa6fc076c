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

/// What is wrong with the first word, when it is neither an option nor a command.
std::optional<std::string> unknown_command(const CLI::App& program, int argc, char** argv) {
    if (argc < 2 || argv[1][0] == '-')
        return std::nullopt;
    std::vector<std::string> known;
    for (const CLI::App* command : program.get_subcommands({}))
        known.push_back(command->get_name());
    if (std::ranges::find(known, argv[1]) != known.end())
        return std::nullopt;
    std::string message = "unknown command '" + std::string(argv[1]) + "'";
    const std::vector<std::string_view> names(known.begin(), known.end());
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
    for (const auto& add : {add_init, add_render, add_validate, add_migrate, add_explain, add_schema, add_completion})
        add(program, world, action);
    try {
        program.parse(argc, argv);
        return action();
    } catch (const CLI::ParseError& error) {
        if (const auto problem = unknown_command(program, argc, argv)) {
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
