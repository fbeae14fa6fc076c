#include "template_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <unordered_set>

#include "appinfra/inspect/cfnlintrc.hpp"

namespace appinfra::cli {
namespace {

namespace fs = std::filesystem;

bool has_template_name(const fs::path& path) {
    constexpr std::array<std::string_view, 4> extensions = {".yaml", ".yml", ".json", ".template"};
    return std::ranges::find(extensions, path.extension().string()) != extensions.end();
}

bool is_passed_over(const fs::path& folder) {
    const std::string name = folder.filename().string();
    return name == "node_modules" || (name.size() > 1 && name.front() == '.' && name != "..");
}

/// Calls `visit` with every file below a folder, whatever its name.
void walk(const fs::path& folder, const std::function<void(const fs::path&)>& visit) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error), end;
         at != end; at.increment(error)) {
        if (error)
            return;
        if (at->is_directory(error) && !at->is_symlink(error)) {
            if (is_passed_over(at->path()))
                at.disable_recursion_pending();
        } else if (at->is_regular_file(error)) {
            visit(at->path());
        }
    }
}

}  // namespace

std::vector<TemplateFile> find_templates(const std::vector<std::string>& paths,
                                         const std::vector<std::string>& ignored_patterns,
                                         std::vector<std::string>& missing) {
    std::vector<TemplateFile> files;
    std::unordered_set<std::string> seen;
    const auto add = [&](std::string path, inspect::Origin origin) {
        const bool ignored = std::ranges::any_of(
            ignored_patterns, [&](const std::string& pattern) { return inspect::fits_pattern(path, pattern); });
        if (!ignored && seen.insert(path).second)
            files.push_back({std::move(path), origin});
    };
    for (const std::string& path : paths) {
        if (path == "-" || !fs::exists(path)) {
            if (path == "-")
                add(path, inspect::Origin::named);
            else
                missing.push_back(path);
            continue;
        }
        if (!fs::is_directory(path)) {
            add(path, inspect::Origin::named);
            continue;
        }
        std::vector<std::string> found;
        walk(path, [&](const fs::path& file) {
            if (has_template_name(file))
                found.push_back(file.lexically_normal().string());
        });
        std::ranges::sort(found);
        for (std::string& file : found)
            add(std::move(file), inspect::Origin::found);
    }
    return files;
}

std::vector<std::string> matching_files(const std::vector<std::string>& patterns) {
    std::vector<std::string> files;
    walk(".", [&](const fs::path& file) {
        std::string path = file.lexically_normal().string();
        if (std::ranges::any_of(patterns,
                                [&](const std::string& pattern) { return inspect::fits_pattern(path, pattern); }))
            files.push_back(std::move(path));
    });
    std::ranges::sort(files);
    return files;
}

}  // namespace appinfra::cli
