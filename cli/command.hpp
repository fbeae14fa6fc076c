#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <iosfwd>

namespace appinfra::cli {

/// What a process tells its caller. Precedence: a bug, then usage, then findings.
enum ExitCode : int {
    clean = 0,
    findings = 1,  ///< Findings at or above the threshold; stale files.
    usage = 2,     ///< Wrong usage, unreadable input.
    bug = 70,      ///< A broken promise of appinfra itself.
};

/// What a command may touch of the world, so that tests can put another one in its place.
struct World {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool color = false;      ///< Whether `err` shows colours.
    bool out_color = false;  ///< Whether `out` does.
};

/// What the chosen command will do once the command line is parsed.
using Action = std::function<int()>;

// Each adds its command to the program; a parsed command sets `action`.
void add_completion(CLI::App& program, World& world, Action& action);
void add_explain(CLI::App& program, World& world, Action& action);
void add_init(CLI::App& program, World& world, Action& action);
void add_migrate(CLI::App& program, World& world, Action& action);
void add_render(CLI::App& program, World& world, Action& action);
void add_schema(CLI::App& program, World& world, Action& action);
void add_validate(CLI::App& program, World& world, Action& action);

}  // namespace appinfra::cli
