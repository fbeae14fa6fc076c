#include <filesystem>
#include <iostream>
#include <memory>

#include "appinfra/manifest/describe.hpp"
#include "appinfra/manifest/read.hpp"
#include "command.hpp"
#include "files.hpp"

namespace appinfra::cli {
namespace {

struct Options {
    std::string app = "myapp";
    std::string domain = "myapp.example.org";
    std::string output = "appinfra.yaml";
    bool force = false;
};

int init(World& world, const Options& options) {
    const std::string text = manifest::init_manifest(options.app, options.domain);
    diagnostics::Sink sink;
    if (!manifest::read(text, options.output, sink)) {
        print_findings(world, sink, text);
        return usage;
    }
    if (options.output == "-") {
        world.out << text;
        return clean;
    }
    if (!options.force && std::filesystem::exists(options.output))
        throw UsageError("'" + options.output + "' exists; --force replaces it");
    const Output output{options.output, text};
    write_outputs({&output, 1});
    world.err << "appinfra: wrote " << options.output << "; next: appinfra render fargate > fargate.yaml\n";
    return clean;
}

}  // namespace

void add_init(CLI::App& program, World& world, Action& action) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("init", "Write a commented manifest to start from");
    command->add_option("app", options->app, "Name of the application")->capture_default_str();
    command->add_option("domain", options->domain, "Its host name")->capture_default_str();
    command->add_option("-o,--output", options->output, "Where to write it; - for standard output")
        ->capture_default_str();
    command->add_flag("--force", options->force, "Replace an existing file");
    command->callback([&world, &action, options] { action = [&world, options] { return init(world, *options); }; });
}

}  // namespace appinfra::cli
