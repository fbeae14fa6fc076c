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

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view extension) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    if (!std::filesystem::exists(folder, error))
        return files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.is_regular_file() && entry.path().extension() == extension)
            files.push_back(entry.path());
    if (error)
        throw FactsError(folder.string() + ": " + error.message());
    std::ranges::sort(files);
    return files;
}

}  // namespace appinfra::schema
