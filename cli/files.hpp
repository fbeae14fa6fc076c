#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/manifest/app.hpp"
#include "appinfra/scenarios/scenario.hpp"
#include "command.hpp"

namespace appinfra::cli {

/// A problem with the user's files or words, told as it is; exit code `usage`.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The text of a file, or of standard input for `-`. Throws UsageError.
[[nodiscard]] std::string read_input(World& world, const std::string& path);

struct Output {
    std::filesystem::path path;
    std::string text;
};
/// Writes all files or, when one cannot be written, none. Folders are made as needed. Throws UsageError.
void write_outputs(std::span<const Output> outputs);

/// The manifest in the named file; without a name the one in `appinfra.yaml`, else the built-in example, which is said.
/// Findings, also those on what `scenario` cannot do, go to `err`; none is returned when there are errors.
[[nodiscard]] std::optional<manifest::Manifest> load_manifest(World& world, const std::string& path,
                                                              const scenarios::Scenario& scenario);

/// Prints findings with the source text they are about.
void print_findings(World& world, const diagnostics::Sink& sink, std::string_view source);

/// The environment of that name; the default one for an empty name. Throws UsageError.
[[nodiscard]] const manifest::Environment& choose_environment(const manifest::Manifest& manifest,
                                                              const std::string& name);

}  // namespace appinfra::cli
