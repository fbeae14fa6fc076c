#include <iostream>

#include "appinfra/manifest/describe.hpp"
#include "command.hpp"

namespace appinfra::cli {

void add_schema(CLI::App& program, World& world, Action& action) {
    CLI::App* command = program.add_subcommand("schema", "Print the JSON Schema of the manifest, for editors");
    command->callback([&world, &action] {
        action = [&world] {
            world.out << manifest::json_schema();
            return clean;
        };
    });
}

}  // namespace appinfra::cli
