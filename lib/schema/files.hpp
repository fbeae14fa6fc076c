#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace appinfra::schema {

/// The whole file. Throws FactsError.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
/// What a folder holds, by name; nothing when there is no such folder. Throws FactsError.
[[nodiscard]] std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);
/// Its regular files with this extension.
[[nodiscard]] std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                                          std::string_view extension);

}  // namespace appinfra::schema
