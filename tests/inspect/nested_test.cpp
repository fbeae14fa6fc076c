#include "appinfra/inspect/nested.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "appinfra/inspect/inspect.hpp"
#include "catch.hpp"

using namespace appinfra;

namespace {

/// A folder with a nested template, which is gone with it.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / "appinfra-nested-test") {
        std::filesystem::create_directories(path_);
        std::ofstream(path_ / "nested.yaml") << "Parameters: {Name: {Type: String}, Size: {Type: String, Default: s}}\n"
                                                "Resources: {T: {Type: AWS::SNS::Topic}}\n";
        std::ofstream(path_ / "text.yaml") << "just text";
        std::ofstream(path_ / "empty.yaml");
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

/// How often a stack that is given these parameters breaks the rule.
std::size_t broken(const Folder& folder, const std::string& location, const std::string& parameters) {
    const std::string text =
        "Conditions: {C: !Equals [!Ref AWS::Region, us-east-1]}\nResources: {N: {Type: "
        "AWS::CloudFormation::Stack, Properties: {TemplateURL: " +
        location + ", Parameters: " + parameters + "}}}";
    const auto verdict = inspect::inspect(text, folder.file("outer.yaml"), inspect::Origin::named,
                                          {.read_nested = inspect::read_nested});
    return static_cast<std::size_t>(std::ranges::count(verdict.findings, "E3043", &diagnostics::Diagnostic::id));
}

}  // namespace

TEST_CASE("a nested template beside the other is given the parameters that it declares") {
    const Folder folder;
    CHECK(broken(folder, "nested.yaml", "{Name: a}") == 0);
    CHECK(broken(folder, "./nested.yaml", "{Name: a, Size: b}") == 0);
    CHECK(broken(folder, "nested.yaml", "{Size: b}") == 1);
    CHECK(broken(folder, "nested.yaml", "{Name: a, Nam: b}") == 1);
    CHECK(broken(folder, "nested.yaml", "{Name: !If [C, a, !Ref AWS::NoValue]}") == 0);
    CHECK(broken(folder, "nested.yaml", "!If [C, {Name: a}, {Size: b}]") == 1);
}

TEST_CASE("nested templates that cannot be read are not judged") {
    const Folder folder;
    CHECK(broken(folder, "elsewhere.yaml", "{Nothing: a}") == 0);
    CHECK(broken(folder, "text.yaml", "{Nothing: a}") == 0);
    CHECK(broken(folder, "empty.yaml", "{Nothing: a}") == 0);
    CHECK(broken(folder, "https://example.org/nested.yaml", "{Nothing: a}") == 0);
    CHECK_FALSE(inspect::read_nested(folder.file("outer.yaml"), "."));
}
