#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;
namespace fs = std::filesystem;

namespace {

bool updating() {
    const char* update = std::getenv("APPINFRA_UPDATE_GOLDEN");
    return update != nullptr && std::string_view(update) == "1";
}

void replace_folder(const fs::path& folder, const std::vector<File>& files) {
    fs::remove_all(folder);
    for (const File& file : files) {
        fs::create_directories((folder / file.path).parent_path());
        std::ofstream(folder / file.path, std::ios::binary) << file.text;
    }
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    if (fs::exists(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                names.insert(fs::relative(entry.path(), folder).generic_string());
    return names;
}

}  // namespace

TEST_CASE("the rendered examples are what is rendered now") {
    struct Example {
        std::string folder;
        cfn::Layout layout;
        Format format;
    };
    const manifest::Manifest manifest = read_good(source_file("examples/manifests/myamazingapp.yaml"));
    for (const Scenario& scenario : all())
        for (const Example& example : {Example{"single", cfn::Layout::single, Format::yaml},
                                       {"layered", cfn::Layout::layered, Format::yaml},
                                       {"single-json", cfn::Layout::single, Format::json},
                                       {"layered-json", cfn::Layout::layered, Format::json}}) {
            const std::string path = "examples/rendered/" + std::string(scenario.name) + "/" + example.folder;
            const fs::path folder = fs::path(APPINFRA_SOURCE_DIR) / path;
            const auto files = render_folder(scenario, manifest, example.layout, example.format, "us-west-2").files;
            if (updating())
                replace_folder(folder, files);
            std::set<std::string> names;
            for (const File& file : files) {
                names.insert(file.path);
                INFO("stale: " << path << "/" << file.path << "; run the test with APPINFRA_UPDATE_GOLDEN=1");
                CHECK((source_file(path + "/" + file.path) == file.text));
            }
            CHECK(names == names_in(folder));
        }
}
