#include "appinfra/schema/import.hpp"
#include "catch.hpp"
#include "folder.hpp"

using namespace appinfra::schema;
namespace fs = std::filesystem;

namespace {

Model import(const Folder& folder) {
    Model model;
    std::vector<std::string> notes;
    import_folder(folder.path(), model, notes);
    return model;
}

}  // namespace

TEST_CASE("a folder of schemas is imported, other files are left alone") {
    const Folder folder;
    folder.write("one.json", R"({"typeName": "AWS::Test::One"})");
    folder.write("two.json", R"({"typeName": "Example::Test::Two"})");
    folder.write("README.md", "read me");
    const Model model = import(folder);
    CHECK(model.types.size() == 2);
    CHECK(model.types.contains("Example::Test::Two"));
    CHECK(model.regions.empty());
}

TEST_CASE("lists of types per region say what a region lacks and what it adds") {
    const Folder folder;
    folder.write("resources/a.json", R"({"typeName": "AWS::Test::One"})");
    folder.write("resources/b.json", R"({"typeName": "AWS::Test::Two"})");
    folder.write("providers/us-east-1.json", R"({"AWS::Test::One": "a", "AWS::Test::Two": "b"})");
    folder.write("providers/xx-north-1.json", R"({"AWS::Test::Two": "b", "AWS::Test::Three": "c"})");
    folder.write("providers/sam.json", "{}");
    folder.write("version.json", R"({"schema_date": "2026-10-20T22:11:15Z"})");
    const Model model = import(folder);
    CHECK(model.date == "2026-10-20");
    REQUIRE(model.regions.size() == 2);
    CHECK(model.regions[0] == RegionModel{.name = "us-east-1"});
    CHECK(model.regions[1] ==
          RegionModel{.name = "xx-north-1", .lacks = {"AWS::Test::One"}, .adds = {"AWS::Test::Three"}});
}

TEST_CASE("folders that hold no schemas are errors") {
    const Folder folder;
    CHECK_THROWS_AS(import(folder), FactsError);
    folder.write("providers/us-east-1.json", R"({"AWS::Test::One": "../../secret"})");
    CHECK_THROWS_AS(import(folder), FactsError);
    folder.write("providers/us-east-1.json", R"({"AWS::Test::One": "missing"})");
    CHECK_THROWS_AS(import(folder), FactsError);
    folder.write("providers/us-east-1.json", "[1]");
    CHECK_THROWS_AS(import(folder), FactsError);
    Model model;
    std::vector<std::string> notes;
    CHECK_THROWS_AS(import_folder("/nonexistent", model, notes), FactsError);
}
