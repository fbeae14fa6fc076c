#include "appinfra/schema/text.hpp"
#include "catch.hpp"

using namespace appinfra::schema;

namespace {

Model thing() {
    Model model;
    read_types("type AWS::Test::Thing\nshape . object\n  B string\nshape Part object\n", "thing.txt", model);
    return model;
}

std::string error_of(const std::string& patch) {
    Model model = thing();
    try {
        apply_patch(patch, "patch.txt", model);
    } catch (const FactsError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("patches correct the facts") {
    Model model = thing();
    apply_patch(R"(# A comment.
because "unbalanced ( text
stateful AWS::Test::Thing
attributes AWS::Test::Thing (Arn)
fits AWS::Test::Thing (AWS::Test::Other)
property AWS::Test::Thing . A array of string
property AWS::Test::Thing . B string max-length 3
property AWS::Test::Thing Part C @Part
)",
                "patch.txt", model);
    CHECK(model.also_fits.at("AWS::Test::Thing") == std::vector<std::string>{"AWS::Test::Other"});
    const std::string text = write_text(model).at("types/test.txt");
    CHECK(text.substr(text.find("type ")) == R"(type AWS::Test::Thing
stateful
attributes (Arn)
shape . object
  A array of string
  B string max-length 3
shape Part object
  C @Part
)");
}

TEST_CASE("patches correct the lists of rules") {
    Model model = thing();
    model.extension_shapes["thing/versions"].clause(Keyword::one_of_values).values = {{.text = "2"}, {.text = "3"}};
    apply_patch("because x\nlist thing/versions (\"1\")\nunlist thing/versions (\"3\")\n", "patch.txt", model);
    CHECK(model.extension_shapes["thing/versions"].find(Keyword::one_of_values)->values ==
          std::vector<Scalar>{{.text = "1"}, {.text = "2"}});
    const auto error_of_list = [&model](const std::string& line) -> std::string {
        try {
            apply_patch("because x\n" + line + '\n', "patch.txt", model);
        } catch (const FactsError& error) {
            return error.what();
        }
        return "";
    };
    CHECK(error_of_list("list thing/versions (\"2\")") == "patch.txt:2: 2 is listed already");
    CHECK(error_of_list("unlist thing/versions (\"4\")") == "patch.txt:2: 4 is not listed");
    CHECK(error_of_list("list thing/none (A)") == "patch.txt:2: thing/none is no shape of listed values");
}

TEST_CASE("a patch without a reason, or without effect, is an error") {
    CHECK(error_of("stateful AWS::Test::Thing\n") ==
          "patch.txt:1: a correction needs a reason: a line \"because ...\" above it");
    CHECK(error_of("because x\nstateful AWS::Test::Thing\nstateful AWS::Test::Thing\n") ==
          "patch.txt:3: AWS::Test::Thing is stateful already");
    CHECK(error_of("because x\nproperty AWS::Test::Thing . B string\n") == "patch.txt:2: this is so already");
    CHECK(error_of("because x\nattributes AWS::Test::Thing (A A)\n") == "patch.txt:2: A is there already");
    CHECK(error_of("because x\nfits AWS::A::B (C)\nfits AWS::A::B (C)\n") == "patch.txt:3: C is there already");
    CHECK(error_of("because x\nstateful AWS::Test::None\n") == "patch.txt:2: unknown type AWS::Test::None");
    CHECK(error_of("because x\nproperty AWS::Test::Thing None B string\n") ==
          "patch.txt:2: AWS::Test::Thing has no shape None");
    CHECK(error_of("because x\nforget AWS::Test::Thing\n") == "patch.txt:2: unknown correction \"forget\"");
    CHECK(error_of("because x\nstateful AWS::Test::Thing now\n") == "patch.txt:2: unexpected \"now\"");
}
