#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// The facts as committed: one file per service (`types/ecs.txt`, `extensions/ecs_service.txt`), `regions.txt`, and
/// `facts.txt` with version and date. Keys are paths below the folder. The same model always gives the same bytes.
[[nodiscard]] std::map<std::string, std::string> write_text(const Model& model);

/// Adds the types of one file to `model`. Throws FactsError.
void read_types(std::string_view text, std::string_view file, Model& model);
void read_extension_shapes(std::string_view text, std::string_view file, Model& model);
void read_regions(std::string_view text, std::string_view file, Model& model);
void read_services(std::string_view text, std::string_view file, Model& model);
void read_version(std::string_view text, std::string_view file, Model& model);
/// Which rule wants which extension shape where; see docs/facts.md. Throws FactsError, also when a type or a shape is
/// unknown.
void read_extensions(std::string_view text, std::string_view file, Model& model);
/// Applies corrections; see docs/facts.md for what can be said. Throws FactsError, also when a correction has no reason
/// or changes nothing.
void apply_patch(std::string_view text, std::string_view file, Model& model);

/// Reads such a folder; unless `patched` is false with what is edited by hand: patches, documents and the table of
/// extensions. Throws FactsError.
[[nodiscard]] Model read_folder(const std::filesystem::path& folder, bool patched = true);

}  // namespace appinfra::schema
