#include "appinfra/document/write.hpp"
#include "build.hpp"
#include "catch.hpp"

namespace appinfra::document {

using testing::Build;

TEST_CASE("pretty JSON is indented by two spaces") {
    Build b;
    const NodeId entry = b.ref("X");
    b.document.set_comment(entry, "left out");
    const NodeId root = b.map({{"A", b.list({b.document.make_integer(1), b.map({}), b.list({})})}, {"B", entry}});
    CHECK(write_json(b.with_root(root), JsonStyle::pretty) == R"({
  "A": [
    1,
    {},
    []
  ],
  "B": {
    "Ref": "X"
  }
}
)");
}

TEST_CASE("minified JSON has no white space") {
    Build b;
    const NodeId root = b.map({{"A", b.list({b.document.make_null(), b.document.make_boolean(true), b.text("x y")})},
                               {"B", b.map({{"C", b.document.make_number("0.5")}})}});
    CHECK(write_json(b.with_root(root), JsonStyle::minified) == R"({"A":[null,true,"x y"],"B":{"C":0.5}})");
}

TEST_CASE("JSON strings are escaped exactly") {
    Build b;
    const std::string_view text("\"\\/\b\f\n\r\t\0\x1f\x7f\xC2\x85\xE2\x80\xA8\xC3\xA9\xF0\x9F\x98\x80\xFF", 23);
    CHECK(write_json(b.with_root(b.text(text)), JsonStyle::minified) ==
          "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\\u007f\\u0085\\u2028\xC3\xA9\xF0\x9F\x98\x80\xEF\xBF\xBD\"");
}

TEST_CASE("numbers that JSON cannot spell are written so that it can") {
    struct Case {
        std::string_view number;
        std::string_view json;
    };
    const auto [number, json] = GENERATE(values<Case>({{"0.5", "0.5"},
                                                       {".5", "0.5"},
                                                       {"5.", "5.0"},
                                                       {"+1.5", "1.5"},
                                                       {"1_000.5", "1000.5"},
                                                       {"007.5", "7.5"},
                                                       {"-1e3", "-1.0e+3"},
                                                       {"99999999999999999999", "99999999999999999999"},
                                                       {".inf", "\".inf\""},
                                                       {"-", "\"-\""},
                                                       {"1e", "\"1e\""},
                                                       {"1}", "\"1}\""}}));
    Build b;
    CHECK(write_json(b.with_root(b.document.make_number(number)), JsonStyle::minified) == json);
}

TEST_CASE("documents of any depth are written as JSON") {
    Build b;
    NodeId node = b.text("x");
    constexpr std::size_t depth = 10'000;
    for (std::size_t i = 0; i < depth; ++i)
        node = b.list({node});
    CHECK(write_json(b.with_root(node), JsonStyle::minified).size() == 2 * depth + 3);
    CHECK(write_json(Document{}, JsonStyle::pretty).empty());
}

}  // namespace appinfra::document
