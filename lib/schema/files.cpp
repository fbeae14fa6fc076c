#include "files.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    if (!stream || !(text << stream.rdbuf()))
        throw FactsError(path.string() + ": cannot be read");
    return std::move(text).str();
}

namespace {

template <class Wanted>
std::vector<std::filesystem::path> entries_in(const std::filesystem::path& folder, Wanted wanted) {
    std::vector<std::filesystem::path> entries;
    std::error_code error;
    if (!std::filesystem::exists(folder, error))
        return entries;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (wanted(entry))
            entries.push_back(entry.path());
    if (error)
        throw FactsError(folder.string() + ": " + error.message());
    std::ranges::sort(entries);
    return entries;
}

}  // namespace

std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder) {
    return entries_in(folder, [](const auto& entry) { return entry.is_directory(); });
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view extension) {
    return entries_in(
        folder, [&](const auto& entry) { return entry.is_regular_file() && entry.path().extension() == extension; });
}

}  // namespace appinfra::schema
