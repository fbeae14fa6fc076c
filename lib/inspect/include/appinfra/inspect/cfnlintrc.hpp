#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::inspect {

/// What a `.cfnlintrc` asks for. Lists hold what stands in it, in order; empty where it says nothing.
/// https://github.com/aws-cloudformation/cfn-lint#config-file (2026-11-24)
struct Cfnlintrc {
    std::vector<std::string> templates;         ///< Patterns of files to judge when none is named.
    std::vector<std::string> ignore_templates;  ///< Patterns of files to pass over.
    std::vector<std::string> regions;
    std::vector<std::string> include_checks;
    std::vector<std::string> ignore_checks;
    std::vector<std::string> mandatory_checks;
    std::vector<std::string> registry_schemas;  ///< Folders.
    std::string format;
    std::string output_file;
    std::optional<diagnostics::Severity> fail_on;  ///< From `non_zero_exit_code`.
    bool never_fails = false;                      ///< `non_zero_exit_code: none`.
};

/// Reports keys that do not exist or have the wrong type as errors `E0003`, and keys that mean nothing here (rules in
/// Python, specifications of other tools) as `E0003` with severity info.
[[nodiscard]] Cfnlintrc read_cfnlintrc(std::string_view text, const std::string& file, diagnostics::Sink& sink);

/// Whether a path fits a pattern: `*` stands for any characters, `**/` for any folders or none, `?` for one character.
[[nodiscard]] bool fits_pattern(std::string_view path, std::string_view pattern);

}  // namespace appinfra::inspect
