#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "appinfra/manifest/read.hpp"
#include "catch.hpp"

namespace appinfra::manifest::tests {

inline const std::filesystem::path source_dir = APPINFRA_SOURCE_DIR;

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Compares with a committed file, or writes it when APPINFRA_UPDATE_GOLDEN is 1.
inline void check_golden(const std::filesystem::path& path, const std::string& actual) {
    const char* update = std::getenv("APPINFRA_UPDATE_GOLDEN");
    if (update != nullptr && std::string_view(update) == "1")
        std::ofstream(path, std::ios::binary) << actual;
    INFO("stale: " << path << "; run the test with APPINFRA_UPDATE_GOLDEN=1");
    CHECK(read_file(path) == actual);
}

/// The findings as text, one and its help in two lines.
inline std::string written(const diagnostics::Sink& sink) {
    std::ostringstream out;
    for (const diagnostics::Diagnostic& finding : sink.all()) {
        const auto& [begin, end] = finding.span;
        out << begin.line << ':' << begin.column << '-' << end.line << ':' << end.column << ' '
            << (finding.severity == diagnostics::Severity::error ? "error" : "warning") << '[' << finding.id << "] "
            << (finding.confidential ? "(line hidden) " : "") << finding.message << "\n  help: " << finding.help
            << '\n';
    }
    return out.str();
}

/// A manifest that must read without findings.
inline Manifest read_good(std::string_view text) {
    diagnostics::Sink sink;
    auto manifest = read(text, "appinfra.yaml", sink);
    INFO(text);
    REQUIRE(written(sink).empty());
    REQUIRE(manifest.has_value());
    return std::move(*manifest);
}

/// What is wrong with a manifest that must not read.
inline std::string read_bad(std::string_view text) {
    diagnostics::Sink sink;
    const auto manifest = read(text, "appinfra.yaml", sink);
    CHECK_FALSE(manifest.has_value());
    CHECK(sink.has_errors());
    return written(sink);
}

}  // namespace appinfra::manifest::tests
