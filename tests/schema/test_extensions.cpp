#include "appinfra/schema/blob.hpp"
#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/facts.hpp"
#include "appinfra/schema/import.hpp"
#include "appinfra/schema/text.hpp"
#include "catch.hpp"
#include "folder.hpp"

using namespace appinfra::schema;

namespace {

constexpr std::string_view header = "# Imported: see docs/facts.md. Corrections go to schemas/patches/.\n";

/// The text of `test_thing` where a schema of that rule is imported.
std::string imported(const std::string& schema) {
    const Folder folder;
    folder.write("providers/us-east-1.json", R"({"AWS::Test::Thing": "a"})");
    folder.write("resources/a.json", R"({"typeName": "AWS::Test::Thing"})");
    folder.write("extensions/aws_test_thing/rule.json", schema);
    Model model;
    std::vector<std::string> notes;
    import_folder(folder.path(), model, notes);
    CHECK(notes.empty());
    const auto files = write_text(model);
    const auto file = files.find("extensions/test_thing.txt");
    if (file == files.end())
        return {};
    Model again;
    read_extension_shapes(file->second, "test_thing.txt", again);
    CHECK(again.extension_shapes == model.extension_shapes);
    return file->second.substr(header.size() + 1);
}

Model with_table(const std::string& shapes, const std::string& table) {
    Model model;
    read_types("type AWS::Test::Thing\n", "types.txt", model);
    read_extension_shapes(shapes, "shapes.txt", model);
    read_extensions(table, "extensions.txt", model);
    return model;
}

std::string error_of(const std::string& shapes, const std::string& table) {
    try {
        with_table(shapes, table);
        return {};
    } catch (const FactsError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a schema of a rule becomes one line") {
    CHECK(imported(R"({"if": {"properties": {"Type": {"const": "S3"}}, "required": ["Type"]},
                       "then": {"required": ["Location"]}})") ==
          "shape test_thing/rule if (required (Type) properties (Type (const (S3)))) then (required (Location))\n");
}

TEST_CASE("not to require a property is to forbid it") {
    CHECK(imported(R"({"not": {"required": ["Name"]}})") == "shape test_thing/rule\n  Name not ()\n");
}

TEST_CASE("schemas that gather values from several resources are left out") {
    CHECK(imported(R"({"cfnGather": {"gather": {}, "schema": {}}})").empty());
}

TEST_CASE("what differs between regions is told by the regions that have it") {
    CHECK(imported(R"({"description": "x", "all": {"enum": ["a", "b", "c"]},
                       "eu-west-1": {"enum": ["a", "b"]}, "us-east-1": {"enum": ["a", "c"]}})") ==
          "shape test_thing/rule\n"
          "  (eu-west-1) enum (b)\n"
          "  (eu-west-1 us-east-1) enum (a)\n"
          "  (us-east-1) enum (c)\n");
}

TEST_CASE("conditions that only some regions have keep their regions") {
    const std::string text = imported(R"({
        "eu-west-1": {"allOf": [{"if": {"required": ["A"]}, "then": {"properties": {"P": {"enum": ["a"]}}}}]},
        "us-east-1": {"allOf": [{"if": {"required": ["B"]}, "then": {"properties": {"P": {"enum": ["b"]}}}}]}})");
    CHECK(text ==
          "shape test_thing/rule\n"
          "  & if (required (A)) then (properties (P @test_thing/rule.1))\n"
          "  & if (required (B)) then (properties (P @test_thing/rule.2))\n"
          "\nshape test_thing/rule.1\n  (eu-west-1) enum (a)\n"
          "\nshape test_thing/rule.2\n  (us-east-1) enum (b)\n");
}

TEST_CASE("regions that differ in more than values are an error") {
    CHECK_THROWS_AS(imported(R"({"eu-west-1": {"enum": ["a"]}, "us-east-1": {"pattern": "a"}})"), FactsError);
}

TEST_CASE("parts that differ in a constant and a pattern of their condition become one") {
    const auto part = [](const std::string& engine, const std::string& version) {
        return R"({"if": {"properties": {"E": {"const": ")" + engine + R"("}, "V": {"pattern": ")" + version +
               R"("}}}, "then": {"required": ["X"]}})";
    };
    CHECK(imported(R"({"allOf": [)" + part("b", "1") + ',' + part("a", "1") + ',' + part("b", "2") + ',' +
                   part("a", "2") + "]}") ==
          "shape test_thing/rule\n  & if (properties (E (enum (a b)) V (pattern 1|2))) then (required (X))\n");
}

TEST_CASE("the table says which rule applies which shape where") {
    Model model = with_table("shape test_thing/rule required (A)\n",
                             "E3001 AWS::Test::Thing . test_thing/rule\n"
                             "E3002 AWS::Test::Thing Parts/*/Name test_thing/rule every\n");
    derive(model);
    const std::vector<std::uint32_t> blob = write_blob(model);
    const Items<Extension> extensions = Facts::over(blob).find("AWS::Test::Thing")->extensions();
    REQUIRE(extensions.size() == 2);
    CHECK(extensions[0].rule() == "E3001");
    CHECK(extensions[0].path().empty());
    CHECK(extensions[0].shape().name() == "test_thing/rule");
    CHECK(extensions[0].shape().shape().has(Keyword::required));
    CHECK_FALSE(extensions[0].every());
    CHECK(extensions[1].path() == "Parts/*/Name");
    CHECK(extensions[1].every());
}

TEST_CASE("the table can make a rule blind to case") {
    const Model model = with_table(
        "shape a/b if (properties (E @a/b.1 P (pattern x))) then (properties (F (const (y)) P (const (z))))\n"
        "shape a/b.1 enum (x)\n",
        "any-case a/b E\nany-case a/b P\n");
    const auto text = write_text(model).at("extensions/a.txt");
    CHECK(text.substr(header.size() + 1) ==
          "shape a/b if (properties (E @a/b.1 P (pattern \"(?i)x\"))) then (properties (F (const (y)) P (enum-nocase "
          "(z))))\n"
          "\nshape a/b.1 enum-nocase (x)\n");
}

TEST_CASE("errors of the table name the line") {
    const std::string shape = "shape a/b required (A)\n";
    CHECK(error_of(shape, "E3001 AWS::Test::Other . a/b\n") == "extensions.txt:1: unknown type AWS::Test::Other");
    CHECK(error_of(shape, "E3001 AWS::Test::Thing . a/c\n") == "extensions.txt:1: unknown shape a/c");
    CHECK(error_of(shape, "E3001 AWS::Test::Thing . a/b each\n") == "extensions.txt:1: unknown word");
    CHECK(error_of(shape, "\nany-case a/b E\n") == "extensions.txt:2: this changes nothing");
    CHECK(error_of("type A\n", "") == "shapes.txt:1: not a shape");
}
