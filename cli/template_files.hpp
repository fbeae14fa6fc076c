#pragma once

#include <string>
#include <vector>

#include "appinfra/inspect/inspect.hpp"

namespace appinfra::cli {

/// A template to judge, as the user named it or as it was found.
struct TemplateFile {
    std::string path;  ///< `-` is standard input.
    inspect::Origin origin;
};

/// Files as they are named; of folders all files below that are named as templates are, in order of their paths,
/// without hidden folders and `node_modules`; links to folders are not followed. Each file once. Paths that fit one of
/// the patterns are left out. What does not exist is told in `missing`.
[[nodiscard]] std::vector<TemplateFile> find_templates(const std::vector<std::string>& paths,
                                                       const std::vector<std::string>& ignored_patterns,
                                                       std::vector<std::string>& missing);

/// The files below the current folder that fit one of the patterns.
[[nodiscard]] std::vector<std::string> matching_files(const std::vector<std::string>& patterns);

}  // namespace appinfra::cli
