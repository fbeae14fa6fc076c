#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// The facts as committed: one file per service (`types/ecs.txt`), `regions.txt`, and `facts.txt` with version and
/// date. Keys are paths below the folder. The same model always gives the same bytes.
[[nodiscard]] std::map<std::string, std::string> write_text(const Model& model);

/// Adds the types of one file to `model`. Throws FactsError.
void read_types(std::string_view text, std::string_view file, Model& model);
void read_regions(std::string_view text, std::string_view file, Model& model);
void read_version(std::string_view text, std::string_view file, Model& model);
/// Applies corrections; see docs/facts.md for what can be said. Throws FactsError, also when a correction has no reason
/// or changes nothing.
void apply_patch(std::string_view text, std::string_view file, Model& model);

/// Reads such a folder, with its patches applied unless `patched` is false. Throws FactsError.
[[nodiscard]] Model read_folder(const std::filesystem::path& folder, bool patched = true);

}  // namespace appinfra::schema
