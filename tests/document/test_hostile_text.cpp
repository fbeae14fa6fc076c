#include <array>
#include <random>
#include <string>

#include "appinfra/document/write.hpp"
#include "catch.hpp"
#include "read_case.hpp"
#include "trees.hpp"

namespace appinfra::document {

using testing::read_case;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i)
        result += text;
    return result;
}

}  // namespace

TEST_CASE("nesting is read up to the limit and reported beyond it") {
    const auto nested = [](std::size_t depth) { return repeated("[", depth) + repeated("]", depth); };
    for (const auto reader : {read_yaml, read_json}) {
        CHECK(read_case(reader, nested(deepest_nesting)).document);
        const auto [document, reports] = read_case(reader, nested(deepest_nesting + 1));
        CHECK_FALSE(document);
        CHECK(reports == "1:201 lists and maps are nested more than 200 levels deep\n");
        CHECK_FALSE(read_case(reader, repeated("[", 1'000'000)).document);
        CHECK_FALSE(read_case(reader, repeated("{\"a\":", 100'000)).document);
    }
    CHECK_FALSE(read_case(read_yaml, repeated("- ", 100'000)).document);
    CHECK_FALSE(read_case(read_yaml, repeated("? ", 100'000)).document);
    CHECK_FALSE(read_case(read_yaml, "{" + repeated("[", 1'000'000)).document);
}

TEST_CASE("many duplicate keys are found in a map of any size") {
    std::string text;
    constexpr int keys = 50'000;
    for (int i = 0; i < keys; ++i)
        text += "k" + std::to_string(i) + ": 1\n";
    const auto [document, reports] = read_case(read_yaml, text + "k7: 1\nk49999: 1\n");
    CHECK(document);
    CHECK(reports ==
          "8:1 duplicate key \"k7\"\n50000:1 duplicate key \"k49999\"\n"
          "50001:1 duplicate key \"k7\"\n50002:1 duplicate key \"k49999\"\n");
}

TEST_CASE("reports end where nobody would read on") {
    const auto [document, reports] = read_case(read_yaml, repeated("- !!set x\n", 200'000));
    CHECK_FALSE(document);
    CHECK(reports.find("there are more errors than 1000") != std::string::npos);
    CHECK(reports.size() < 100'000);
}

TEST_CASE("text and values beyond the limits are not read") {
    const auto large = read_case(read_json, std::string(largest_text + 1, ' '));
    CHECK(large.reports == "0:0 the template is larger than 100 MB\n");
    const auto directives = read_case(read_yaml, repeated("\n%TAG !a! tag:b,2000:", 1000));
    CHECK(directives.reports == "0:0 the template holds more than 100 tag directives\n");
    CHECK(read_case(read_yaml, repeated("\r%TAG !a! tag:b,2000:", 1000)).reports == directives.reports);
    const auto many = read_case(read_json, "[" + repeated("0,", most_nodes + 1) + "0]");
    CHECK_FALSE(many.document);
    CHECK(many.reports.find("the template holds more than 1000000 values") != std::string::npos);
}

TEST_CASE("whatever is read of damaged templates can be written and read again") {
    constexpr std::array<std::string_view, 20> damage = {"!Ref ", "!GetAtt ", "&a ",  "*a",    "<<: ",   "? ", ": ",
                                                         "- ",    "[",        "}",    "|\n",   "'",      "\"", "\n",
                                                         "\t",    "#",        "\xFF", "---\n", "!!str ", "\r"};
    std::mt19937_64 random(7);
    int read = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const Document tree = testing::make_tree(seed);
        std::string text = seed % 2 == 0 ? write_yaml(tree) : write_json(tree, JsonStyle::pretty);
        for (std::uint64_t count = random() % 4; count != 0; --count) {
            text.insert(random() % (text.size() + 1), damage[random() % damage.size()]);
            text.erase(random() % text.size(), random() % 3);
        }
        CAPTURE(seed, text);
        const auto [document, reports] = read_case(read_template, text);
        REQUIRE((document.has_value() || !reports.empty()));
        if (!document)
            continue;
        ++read;
        const auto again = read_case(read_yaml, write_yaml(*document));
        REQUIRE(again.document);
        REQUIRE(write_json(*again.document, JsonStyle::minified) == write_json(*document, JsonStyle::minified));
    }
    CHECK(read > 500);
}

TEST_CASE("text that was cut anywhere is read or reported, never both nothing") {
    const std::string text =
        "A: !If [C, {x: \"\\u00e9\"}, !Ref B]\nB: &a\n  - |\n    caf\xC3\xA9\n  - *a\n? [k]\n: 'v'\n<<: *a\nC: !GetAtt "
        "D.E\n";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        const auto [document, reports] = read_case(read_yaml, text.substr(0, length));
        CAPTURE(length, reports);
        CHECK((document.has_value() || !reports.empty()));
    }
    const std::string json = R"({"A": [1, -2.5e3, "x\u00e9\"", true, null], "B": {"C": {}}})";
    for (std::size_t length = 0; length < json.size(); ++length) {
        const auto [document, reports] = read_case(read_json, json.substr(0, length));
        CAPTURE(length);
        CHECK_FALSE(document);
        CHECK_FALSE(reports.empty());
    }
}

}  // namespace appinfra::document
