#include "appinfra/manifest/describe.hpp"
#include "support.hpp"

using namespace appinfra::manifest;
using namespace appinfra::manifest::tests;

namespace {

/// The lines that `init` comments out, switched on: those with `#` and no blank, or with more than one.
std::string switched_on(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        const bool is_prose = line.starts_with("# ") && !line.starts_with("#  ");
        result += (line.starts_with('#') && !is_prose ? line.substr(1) : line) + "\n";
    }
    return result;
}

}  // namespace

TEST_CASE("the JSON Schema in the repository is the one of the code") {
    check_golden(source_dir / "schemas/manifest.schema.json", json_schema());
}

TEST_CASE("the reference page in the repository is the one of the code") {
    check_golden(source_dir / "docs/manifest.md", reference_markdown());
}

TEST_CASE("the commented manifest in the examples is what init writes") {
    check_golden(source_dir / "examples/manifests/commented.yaml", init_manifest("notes", "notes.example.org"));
}

TEST_CASE("a manifest that init wrote means the defaults") {
    const Manifest manifest = read_good(init_manifest("notes", "notes.example.org"));
    CHECK(manifest.base.name.value == "notes");
    CHECK(manifest.base.domain.value == "notes.example.org");
    CHECK(manifest.environments.size() == 1);
}

TEST_CASE("all that init comments out can be switched on") {
    const Manifest manifest = read_good(switched_on(init_manifest("notes", "notes.example.org")));
    CHECK(manifest.environments.size() == 2);
    CHECK(manifest.base.jobs.size() == 1);
    CHECK(manifest.base.secrets.size() == 3);
    CHECK(manifest.base.pipeline);
    CHECK(manifest.base.web.command);
    CHECK(manifest.base.alarms.email);
}

TEST_CASE("every example reads") {
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "examples/manifests"))
        static_cast<void>(read_good(read_file(entry.path())));
}

TEST_CASE("the reference page explains every kind of finding and every section") {
    const std::string page = reference_markdown();
    for (const std::string_view part : {"| A0001 |", "| A0035 |", "## `web`", "## `login.oidc`", "## `environments`"})
        CHECK(page.find(part) != std::string::npos);
}
