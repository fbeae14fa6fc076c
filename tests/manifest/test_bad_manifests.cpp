#include <algorithm>
#include <set>
#include <vector>

#include "appinfra/manifest/catalogue.hpp"
#include "support.hpp"

using namespace appinfra;
using namespace appinfra::manifest::tests;

namespace {

std::vector<std::filesystem::path> bad_manifests() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "tests/manifest/bad"))
        if (entry.path().extension() == ".yaml")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

diagnostics::Sink findings_of(const std::filesystem::path& path) {
    diagnostics::Sink sink;
    CHECK_FALSE(manifest::read(read_file(path), path.filename().string(), sink).has_value());
    return sink;
}

}  // namespace

TEST_CASE("bad manifests have the expected findings") {
    const auto paths = bad_manifests();
    REQUIRE(paths.size() > 40);
    for (const auto& path : paths) {
        INFO(path);
        const diagnostics::Sink sink = findings_of(path);
        CHECK(sink.has_errors());
        auto expected = path;
        check_golden(expected.replace_extension(".expected"), written(sink));
    }
}

TEST_CASE("every finding names its file, has a position, a help, and an id of the catalogue") {
    std::set<std::string_view> known;
    for (const auto& entry : manifest::catalogue())
        known.insert(entry.id);
    for (const auto& path : bad_manifests()) {
        const diagnostics::Sink sink = findings_of(path);
        for (const auto& finding : sink.all()) {
            INFO(path << ": " << finding.message);
            CHECK(finding.file == path.filename().string());
            CHECK(finding.span.known());
            CHECK(finding.span.begin.column >= 1);
            CHECK_FALSE(finding.help.empty());
            CHECK(known.contains(finding.id));
        }
    }
}

TEST_CASE("every kind of finding has a bad manifest that shows it") {
    std::set<std::string> shown;
    for (const auto& path : bad_manifests()) {
        const diagnostics::Sink sink = findings_of(path);
        for (const auto& finding : sink.all())
            shown.insert(finding.id);
    }
    for (const auto& entry : manifest::catalogue()) {
        INFO(entry.id << " " << entry.name);
        CHECK(shown.contains(std::string(entry.id)));
    }
}

TEST_CASE("ids and names of the catalogue are unique and ordered") {
    const auto entries = manifest::catalogue();
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        INFO(entries[i].id);
        CHECK(names.insert(entries[i].name).second);
        CHECK(entries[i].summary.ends_with('.'));
        if (i > 0)
            CHECK(entries[i - 1].id < entries[i].id);
    }
}

// All bad manifests write every secret as some form of "hunter2".
TEST_CASE("a secret in plain text is never repeated, nor the line it stands on") {
    std::size_t secrets = 0;
    for (const auto& path : bad_manifests()) {
        std::istringstream text(read_file(path));
        std::vector<std::string> lines{""};
        for (std::string line; std::getline(text, line);)
            lines.push_back(line);
        const diagnostics::Sink sink = findings_of(path);
        for (const auto& finding : sink.all()) {
            INFO(path << ": " << finding.message);
            CHECK(finding.message.find("hunter2") == std::string::npos);
            CHECK(finding.help.find("hunter2") == std::string::npos);
            if (finding.span.begin.line >= lines.size() ||
                lines[finding.span.begin.line].find("hunter2") == std::string::npos)
                continue;
            CHECK(finding.confidential);
            ++secrets;
        }
    }
    CHECK(secrets > 20);
}

TEST_CASE("findings stand in the order of the text") {
    for (const auto& path : bad_manifests()) {
        const diagnostics::Sink sink = findings_of(path);
        const auto all = sink.all();
        CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
            return std::pair(a.span.begin.line, a.span.begin.column) <
                   std::pair(b.span.begin.line, b.span.begin.column);
        }));
    }
}
