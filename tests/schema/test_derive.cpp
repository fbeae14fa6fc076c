#include "appinfra/schema/derive.hpp"

#include "appinfra/schema/text.hpp"
#include "catch.hpp"

using namespace appinfra::schema;

namespace {

/// Roles, keys and things, of which one has this property.
Model model_with(const std::string& property) {
    Model model;
    read_types(R"(
type AWS::IAM::Role
identifier (RoleName)
read-only (Arn RoleId)
shape . object
  Arn string format AWS::IAM::Role.Arn
  RoleName string
type AWS::EC2::Subnet
identifier (SubnetId)
read-only (SubnetId)
shape . object
  SubnetId string
type AWS::Test::Thing
identifier (Name Place)
shape . object
)" + property + R"(
shape RoleArn string format AWS::IAM::Role.Arn
)",
               "test", model);
    derive(model);
    return model;
}

std::vector<std::string> kinds(const std::string& property) {
    const Model model = model_with(property);
    const ClauseModel& properties = *model.types.at("AWS::Test::Thing").root.find(Keyword::properties);
    std::vector<std::string> result;
    if (const ClauseModel* clause = properties.shapes[0].shape.find(Keyword::kinds))
        for (const Scalar& kind : clause->values)
            result.push_back(kind.text);
    return result;
}

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("formats name exact kinds, through references, lists and alternatives") {
    const std::string line = GENERATE(as<std::string>(), "  A string format AWS::IAM::Role.Arn", "  A @RoleArn",
                                      "  A array of @RoleArn", "  A array of (string format AWS::IAM::Role.Arns)",
                                      "  A string any-of ((format AWS::IAM::Role.Arn) @RoleArn)");
    CAPTURE(line);
    CHECK(kinds(line) == Kinds{"AWS::IAM::Role.Arn"});
}

TEST_CASE("formats are spelled as the attribute is, or mean the whole type") {
    CHECK(kinds("  A string format AWS::EC2::Subnet.Id") == Kinds{"AWS::EC2::Subnet.SubnetId"});
    CHECK(kinds("  A string format AWS::EC2::Subnet.Colour") == Kinds{"AWS::EC2::Subnet"});
}

TEST_CASE("anything may fit where the facts do not tell") {
    const std::string line = GENERATE(
        as<std::string>(), "  A string", "  A string format date-time", "  A string format AWS::Test::None.Id",
        "  A string any-of ((format AWS::IAM::Role.Arn) (format AWS::Test::None.Id))",
        "  A string any-of ((format AWS::IAM::Role.Arn) (min-length 1))",
        "  Target string relations (AWS::IAM::Role.Arn)", "  ThingRole string relations (AWS::IAM::Role.RoleName)");
    CAPTURE(line);
    CHECK(kinds(line).empty());
}

TEST_CASE("relations count where the property's name says the same") {
    CHECK(kinds("  Role string relations (AWS::IAM::Role.Arn AWS::IAM::Role.RoleName)") == Kinds{"AWS::IAM::Role"});
    CHECK(kinds("  Role string relations (AWS::IAM::Role.Arn)") == Kinds{"AWS::IAM::Role.Arn"});
    CHECK(kinds("  RoleName string relations (AWS::IAM::Role.Arn)") == Kinds{"AWS::IAM::Role"});
    CHECK(kinds("  SubnetIds array of string relations (AWS::EC2::Subnet.SubnetId)") == Kinds{"AWS::EC2::Subnet"});
}

TEST_CASE("other kinds fit where corrections say so") {
    Model model = model_with("  A string format AWS::IAM::Role.Arn");
    model.also_fits = {{"AWS::IAM::Role", {"AWS::EC2::Subnet"}}};
    derive(model);
    const ClauseModel& properties = *model.types.at("AWS::Test::Thing").root.find(Keyword::properties);
    const std::vector<Scalar> expected = {{.text = "AWS::EC2::Subnet"}, {.text = "AWS::IAM::Role.Arn"}};
    CHECK(properties.shapes[0].shape.find(Keyword::kinds)->values == expected);
}

TEST_CASE("attributes are read-only properties, Ref gives the identifier") {
    const Model model = model_with("  A string");
    const TypeModel& role = model.types.at("AWS::IAM::Role");
    CHECK(role.ref_kind == "AWS::IAM::Role.RoleName");
    CHECK(role.attributes ==
          std::vector<AttributeModel>{{"Arn", "AWS::IAM::Role.Arn"}, {"RoleId", "AWS::IAM::Role.RoleId"}});
    CHECK(model.types.at("AWS::Test::Thing").ref_kind == "AWS::Test::Thing.Ref");
}

TEST_CASE("deriving twice changes nothing") {
    Model model = model_with("  A string format AWS::IAM::Role.Arn");
    const Model once = model;
    derive(model);
    CHECK(model == once);
}

TEST_CASE("shapes may be circular, but not without end") {
    Model model;
    read_types("type AWS::Test::Thing\nread-only (A/A/A)\nshape . object\n  A @A\nshape A object\n  A @A\n", "test",
               model);
    derive(model);
    CHECK(model.types.at("AWS::Test::Thing").attributes.size() == 1);
    const std::string line =
        GENERATE(as<std::string>(), "  A @None", "  A not (@None)", "  A @A\nshape A @B\nshape B @A");
    Model bad;
    read_types("type AWS::Test::Thing\nshape . object\n" + line + '\n', "test", bad);
    CHECK_THROWS_AS(derive(bad), FactsError);
}
