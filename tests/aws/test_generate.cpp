#include "appinfra/schema/derive.hpp"
#include "appinfra/schema/text.hpp"
#include "catch.hpp"
#include "emit.hpp"
#include "resource.hpp"

using namespace appinfra;
using aws::generate::describe;
using aws::generate::emit_header;
using aws::generate::emit_source;
using aws::generate::Resource;

namespace {

Resource described(const std::string& facts) {
    schema::Model model;
    schema::read_types("type AWS::Test::Thing\n" + facts, "test", model);
    schema::derive(model);
    return describe(model.types.at("AWS::Test::Thing"));
}

std::string type_of(const std::string& expression) {
    return described("shape . object\n  A " + expression + "\nshape Part object\n  A string\nshape Text string\n")
        .root.members.at(0)
        .type;
}

}  // namespace

TEST_CASE("facts become C++ types") {
    struct Case {
        std::string facts;
        std::string type;
    };
    const Case expected = GENERATE(values<Case>({
        {"string", "cfn::String"},
        {"integer", "cfn::Integer"},
        {"number", "cfn::Number"},
        {"integer|number", "cfn::Number"},
        {"boolean", "cfn::Boolean"},
        {"object", "cfn::Json"},
        {"object|string", "cfn::Json"},
        {"string|integer", "cfn::Json"},
        {"", "cfn::Json"},
        {"@Text", "cfn::String"},
        {"@Part", "thing::Part"},
        {"array", "cfn::List<cfn::Json>"},
        {"array of @Part", "cfn::List<thing::Part>"},
        {"array of (array of string)", "cfn::List<cfn::List<cfn::String>>"},
        {"object map (x string)", "cfn::Map<cfn::String>"},
        {"object map (x string y integer)", "cfn::Map<cfn::Json>"},
        {"object others @Part", "cfn::Map<thing::Part>"},
        {"any-of (string (string min-length 1))", "cfn::String"},
        {"any-of (string integer)", "cfn::Json"},
        {"string format AWS::Test::Thing.Arn", "cfn::StringOf<\"AWS::Test::Thing\">"},
        {"array of (string format AWS::Test::Thing.Arn)", "cfn::List<cfn::StringOf<\"AWS::Test::Thing\">>"},
    }));
    CAPTURE(expected.facts);
    CHECK(type_of(expected.facts) == expected.type);
}

TEST_CASE("read-only properties are attributes and no members") {
    const Resource resource = described(
        "identifier (Id)\nread-only (Id List Part/Sum)\nshape . object required (Id Part)\n  Id string\n"
        "  List array of string\n  Part @Part\nshape Part object required (Sum Text)\n  Sum integer\n  Text string\n");
    REQUIRE(resource.root.members.size() == 1);
    CHECK(resource.root.members[0].required);
    REQUIRE(resource.nested.size() == 1);
    REQUIRE(resource.nested[0].members.size() == 1);
    CHECK(resource.nested[0].members[0].name == "Text");
    REQUIRE(resource.attributes.size() == 3);
    CHECK(resource.attributes[0].name == "Id");
    CHECK(resource.attributes[1].list);
    CHECK(resource.attributes[2].name == "Part_Sum");
    CHECK(resource.ref_kind == "AWS::Test::Thing.Id");
}

TEST_CASE("structs come after what they need") {
    const Resource resource = described(
        "shape . object\n  A @A\nshape A object\n  B @B\n  Self @A\nshape B object\n  C string\nshape Unused object\n  "
        "D string\n");
    REQUIRE(resource.nested.size() == 2);
    CHECK(resource.nested[0].name == "B");
    CHECK(resource.nested[1].name == "A");
}

TEST_CASE("hostile names cannot leave their place in the generated code") {
    const Resource resource = described(
        "shape . object\n  \"a\\\"; evil();\" string\n  class string\n  lower string\n  type @Part\nshape Part "
        "object\n  A string\n");
    const std::string header = emit_header({resource});
    const std::string source = emit_source({resource});
    CHECK(header.find("evil();") == std::string::npos);
    CHECK(header.find(" class_ = {};") != std::string::npos);
    CHECK(header.find(" lower_ = {};") != std::string::npos);
    CHECK(header.find(" type_ = {};") != std::string::npos);
    CHECK(source.find("object.set(\"a\\\"; evil();\", value.") == std::string::npos);
    CHECK(source.find("\"a\\\"; evil();\"") != std::string::npos);
}
