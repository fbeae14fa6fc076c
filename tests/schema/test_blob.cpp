#include "appinfra/schema/blob.hpp"

#include <algorithm>

#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/text.hpp"
#include "catch.hpp"
#include "rebuild.hpp"

using namespace appinfra::schema;

namespace {

Model small_model() {
    Model model{.version = "test 1", .date = "2026-01-02"};
    read_types(R"(
type AWS::Test::Thing
stateful
identifier (Id)
or-identifier (Name Place)
or-identifier (Arn)
tags Labels map fixed
replace delete-then-create
lifecycle "sunset 2026-10-30"
read-only (Arn Id)
shape . object closed required (Name) requires (A B C) requires (B C) exactly-one (A B)
  Labels object map (".*" string)
  Name string min-length 1 max-length 64 pattern "^[a-z \"\\\\(]+$"
  Next @Node
  Size integer|string min -1.5 max 9007199254740993 enum (1 "1" true "true" null "null" "")
shape Node object
  Children array of @Node min-items 1 unique
  Rule one-of (@Node string (integer above 3))
)",
               "small", model);
    model.regions = {{.name = "aa-north-1", .lacks = {"AWS::Test::Thing"}, .adds = {"AWS::Test::Other"}},
                     {.name = "bb-south-1"}};
    derive(model);
    return model;
}

}  // namespace

TEST_CASE("a blob says what the model says") {
    const Model model = small_model();
    const std::vector<std::uint32_t> blob = write_blob(model);
    CHECK(rebuild(Facts::over(blob)) == model);
}

TEST_CASE("the same model gives the same blob") { CHECK(write_blob(small_model()) == write_blob(small_model())); }

TEST_CASE("numbers of a blob are numbers") {
    const std::vector<std::uint32_t> blob = write_blob(small_model());
    const Shape size = Facts::over(blob).find("AWS::Test::Thing")->root().property("Size").value();
    CHECK(size.find(Keyword::minimum)->number() == -1.5);
    CHECK(size.find(Keyword::maximum)->number() == 9007199254740993.0);
    CHECK(size.find(Keyword::maximum)->text() == "9007199254740993");
}

TEST_CASE("shapes of a blob may be circular") {
    const std::vector<std::uint32_t> blob = write_blob(small_model());
    Shape shape = Facts::over(blob).find("AWS::Test::Thing")->root().property("Next").value();
    for (int depth = 0; depth < 1000; ++depth) {
        REQUIRE(shape.reference()->name() == "Node");
        shape = shape.reference()->shape().property("Children")->find(Keyword::items)->shape();
    }
}

TEST_CASE("what is no blob is rejected") {
    std::vector<std::uint32_t> blob = write_blob(small_model());
    CHECK_THROWS_AS(Facts::over({}), FactsError);
    CHECK_THROWS_AS(Facts::over(std::vector<std::uint32_t>(100)), FactsError);
    blob[0] += 1;
    CHECK_THROWS_AS(Facts::over(blob), FactsError);
}

TEST_CASE("a text that is too long for a blob is an error") {
    Model model = small_model();
    model.types.begin()->second.lifecycle = std::string(70000, 'x');
    CHECK_THROWS_AS(write_blob(model), FactsError);
}

TEST_CASE("a reference to no shape is an error") {
    Model model;
    read_types("type AWS::Test::Thing\nshape . object\n  Next @Nothing\n", "test", model);
    CHECK_THROWS_AS(write_blob(model), FactsError);
}
