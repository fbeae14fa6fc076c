#include "appinfra/schema/text.hpp"

#include "catch.hpp"

using namespace appinfra::schema;

namespace {

/// A types file with one shape; `line` is the fourth.
std::string type_with(const std::string& line) {
    return "# comment\ntype AWS::Test::Thing\nshape . object\n" + line + '\n';
}

std::string error_of(const std::string& text) {
    Model model;
    try {
        read_types(text, "file.txt", model);
    } catch (const FactsError& error) {
        return error.what();
    }
    return "";
}

Model read(const std::string& text) {
    Model model;
    read_types(text, "file.txt", model);
    return model;
}

}  // namespace

TEST_CASE("what is written can be read again") {
    const std::string line = GENERATE(
        as<std::string>(), "  Plain", "  \"with space\" string",
        "  \"quote\\\" and \\\\\" string pattern \"^\\\"\\\\d+ \\x0a\\x1f\\xff$\"",
        "  Range integer|number min -1e-05 max 1.5e+300 above 0 below 10 step 0.01",
        "  Values string enum (\"\" \" \" \"(\" \")\" \"1\" \"a b\" \"null\" \"true\" @x plain true 1 null)",
        "  List array prefix (string @Other ()) contains (string const (x)) min-items 0 max-items 3 unique unique-by "
        "(A B)"
        " unordered",
        "  Logic one-of (string (required (A B))) any-of (@Other) all-of (() ()) not (enum (x)) if (required (A)) then"
        " (required (B)) else (required (C))",
        "  Object object closed required (A) map (\"^a.*$\" string \"b c\" @Other) others integer names (min-length 1)"
        " min-properties 1 max-properties 9 requires (A B) excludes (C D) excludes (D C) depends (A @Other B (required"
        " (C))) exactly-one (A B) at-least-one (A B)",
        "  Related string format AWS::EC2::Subnet.Id relations (AWS::EC2::Subnet.SubnetId)");
    CAPTURE(line);
    const Model model = read(type_with(line) + "shape Other object\n");
    const std::string text = write_text(model).at("types/test.txt");
    const Model again = read(text);
    CHECK(again == model);
    CHECK(write_text(again).at("types/test.txt") == text);
}

TEST_CASE("values keep their types") {
    const Model model = read(type_with("  A enum (\"1\" \"true\" 1 text true null)"));
    const ClauseModel& values =
        *model.types.begin()->second.root.clauses[0].shapes[0].shape.find(Keyword::one_of_values);
    const std::vector<Scalar> expected = {{Scalar::Kind::string, "1"},     {Scalar::Kind::string, "true"},
                                          {Scalar::Kind::number, "1"},     {Scalar::Kind::string, "text"},
                                          {Scalar::Kind::boolean, "true"}, {Scalar::Kind::null, "null"}};
    CHECK(values.values == expected);
}

TEST_CASE("bad text is an error that names its line") {
    struct Case {
        std::string line;
        std::string error;
    };
    const Case bad = GENERATE(values<Case>({
        {"  A string pattern \"abc", "quote is not closed"},
        {"  A string pattern \"a\\", "unknown escape"},
        {"  A string pattern \"a\\n\"", "unknown escape"},
        {"  A string pattern \"a\\x4\"", "unknown escape"},
        {"  A string pattern \"a\\xg0\"", "unknown escape"},
        {"  A strng", "unknown word \"strng\""},
        {"  A string|strng", "unknown word \"string|strng\""},
        {"  A string min-length", "a word is missing"},
        {"  A string min-length one", "a number is missing"},
        {"  A string min-length 1x", "a number is missing"},
        {"  A string enum x", "unexpected \"x\""},
        {"  A string enum (x", "unexpected \"\""},
        {"  A string enum (x (y))", "unexpected \"(\""},
        {"  A string )", "unexpected \")\""},
        {"  A array of", "a word is missing"},
        {"  A array of x", "a shape is missing"},
        {"  A array of (string", "unexpected \"\""},
        {"  A one-of (string", "a word is missing"},
        {"  A string max-length 1 min-length 1", "\"min-length\" is not in order"},
        {"  A string kinds (AWS::X::Y)", "unknown word \"kinds\""},
        {"  A @", "a word is missing"},
        {"  A string\n  A string", "property A is not in order"},
        {"   ", "nothing but spaces"},
        {"shape . object closed\nshape . object", "shape . is there twice"},
        {"type AWS::Test::Thing", "AWS::Test::Thing is there twice"},
        {"tags Tags sideways", "unknown spelling of tags"},
        {"replace never", "unknown order of replacement"},
        {"stateful very", "unexpected \"very\""},
        {"frobnicate", "unknown word \"frobnicate\""},
    }));
    CAPTURE(bad.line);
    const std::string error = error_of(type_with(bad.line));
    CHECK(error.find(bad.error) != std::string::npos);
    CHECK(error.starts_with("file.txt:"));
    CHECK((error.starts_with("file.txt:4: ") || error.starts_with("file.txt:5: ")));
}

TEST_CASE("text must be about a type") {
    CHECK(error_of("stateful\n") == "file.txt:1: no type yet");
    CHECK(error_of("type AWS::Test::Thing\n  A string\n") == "file.txt:2: no shape yet");
}

TEST_CASE("nesting has a bound") {
    const auto nested = [](std::size_t depth) {
        std::string line = "  A string";
        for (std::size_t i = 0; i < depth; ++i)
            line += " not (string";
        return type_with(line + std::string(depth, ')'));
    };
    CHECK(error_of(nested(60)).empty());
    CHECK(error_of(nested(70)) == "file.txt:4: nested too deeply");
    CHECK(error_of(nested(100'000)) == "file.txt:4: nested too deeply");
}

TEST_CASE("regions say what they lack, whole services at once") {
    Model model =
        read("type AWS::A::One\nshape . object\ntype AWS::A::Two\nshape . object\ntype AWS::B::One\nshape . object\n");
    model.regions = {{.name = "aa-north-1", .lacks = {"AWS::A::One", "AWS::A::Two"}, .adds = {"AWS::C::One"}},
                     {.name = "bb-south-1", .lacks = {"AWS::A::Two"}}};
    const std::string text = write_text(model).at("regions.txt");
    CHECK(text.find("lacks AWS::A::*\n") != std::string::npos);
    CHECK(text.find("lacks AWS::A::Two\n") != std::string::npos);
    Model again =
        read("type AWS::A::One\nshape . object\ntype AWS::A::Two\nshape . object\ntype AWS::B::One\nshape . object\n");
    read_regions(text, "regions.txt", again);
    CHECK(again == model);
}

TEST_CASE("regions that cannot be are errors") {
    const std::string text = GENERATE(as<std::string>(), "lacks AWS::A::One\n", "region a\nlacks AWS::A::None\n",
                                      "region\n", "region a b\n", "area a\n", "region a\nhas AWS::A::One\n");
    Model model = read("type AWS::A::One\nshape . object\n");
    CHECK_THROWS_AS(read_regions(text, "regions.txt", model), FactsError);
}

TEST_CASE("a folder that is not there is an error") { CHECK_THROWS_AS(read_folder("/nonexistent"), FactsError); }
