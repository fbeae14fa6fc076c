#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>

#include "appinfra/schema/facts.hpp"
#include "command.hpp"
#include "files.hpp"

namespace appinfra::cli {
namespace {

std::string version_text() {
    const schema::Facts facts = schema::Facts::embedded();
    return "appinfra " APPINFRA_VERSION "\nfacts " + std::string(facts.version()) + ", " + std::string(facts.date());
}

int run(int argc, char** argv, World& world) {
    CLI::App program{"CloudFormation for five ways to host a web application, from one small manifest.", "appinfra"};
    program.set_version_flag("--version", version_text);
    program.require_subcommand(1);
    program.failure_message(CLI::FailureMessage::simple);
    Action action;
    for (const auto& add : {add_init, add_render, add_explain, add_schema, add_completion})
        add(program, world, action);
    try {
        program.parse(argc, argv);
        return action();
    } catch (const CLI::ParseError& error) {
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
    World world{std::cin, std::cout, std::cerr, isatty(STDERR_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr};
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
