#include "read_case.hpp"

namespace appinfra::document {

using testing::as_json;
using testing::describe;
using testing::read_case;

namespace {

/// The lists `l0` to `l9`, each of ten times the one before.
std::string bomb() {
    std::string text = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 10; ++level) {
        const std::string alias = "*l" + std::to_string(level - 1);
        text += "l" + std::to_string(level) + ": &l" + std::to_string(level) + " [" + alias;
        for (int i = 1; i < 10; ++i)
            text += ", " + alias;
        text += "]\n";
    }
    return text;
}

}  // namespace

TEST_CASE("an alias gives a copy of what its anchor names") {
    CHECK(as_json("A: &x 1\nB: *x\n") == R"({"A":1,"B":1})");
    CHECK(as_json("- &x {a: [1, !Ref b], c: {}}\n- *x\n- [*x]") ==
          R"([{"a":[1,{"Ref":"b"}],"c":{}},{"a":[1,{"Ref":"b"}],"c":{}},[{"a":[1,{"Ref":"b"}],"c":{}}]])");
    CHECK(as_json("A: &x !Sub a\nB: *x") == R"({"A":{"Fn::Sub":"a"},"B":{"Fn::Sub":"a"}})");
    CHECK(as_json("A: !Join [',', &x [a, b]]\nB: !Join [':', *x]") ==
          R"({"A":{"Fn::Join":[",",["a","b"]]},"B":{"Fn::Join":[":",["a","b"]]}})");
    CHECK(as_json("A: &x 1\nB: &x 2\nC: *x") == R"({"A":1,"B":2,"C":2})");
    CHECK(as_json("A: &x {b: &x 2}\nC: *x") == R"({"A":{"b":2},"C":2})");
    CHECK(as_json("A: &x [1]\nB: &y [*x]\nC: *y") == R"({"A":[1],"B":[[1]],"C":[[1]]})");
    CHECK(as_json("A: &x\nB: *x") == R"({"A":null,"B":null})");
}

TEST_CASE("an alias may be a key") {
    CHECK(as_json("A: &x k\n*x : 1\n") == R"({"A":"k","k":1})");
    CHECK(as_json("&x A: 1\nB: {*x : 2}\n") == R"({"A":1,"B":{"A":2}})");
    CHECK(read_case(read_yaml, "A: &x [1]\n*x : 1\n").reports == "2:1 a key must be text, which \"x\" is not\n");
}

TEST_CASE("a merge key takes over the entries that its map lacks") {
    CHECK(as_json("A: &x {b: 1, c: 2}\nD: {<<: *x, c: 3}\n") == R"({"A":{"b":1,"c":2},"D":{"c":3,"b":1}})");
    CHECK(as_json("A: &x {b: 1}\nC: &y {b: 2, d: 3}\nE: {<<: [*x, *y]}\n") ==
          R"({"A":{"b":1},"C":{"b":2,"d":3},"E":{"b":1,"d":3}})");
    CHECK(as_json("A: &x {b: 1}\nC: &y {b: 2}\nE: {<<: *x, <<: *y}\n") == R"({"A":{"b":1},"C":{"b":2},"E":{"b":2}})");
    CHECK(as_json("A: {<<: {b: {c: 1}}}\n") == R"({"A":{"b":{"c":1}}})");
    CHECK(as_json("A: &x {<<: &y {b: 1}}\nC: *x\nD: *y\n") == R"({"A":{"b":1},"C":{"b":1},"D":{"b":1}})");
    CHECK(as_json("A: {'<<': 1}") == R"({"A":{"<<":1}})");
    CHECK(read_case(read_yaml, "A: {<<: [1]}\nB: {<<: x}").reports ==
          "1:10 a merge key takes a map or a list of maps\n2:9 a merge key takes a map or a list of maps\n");
}

TEST_CASE("the document tells where aliases and merge keys stood") {
    const auto [document, reports] = read_case(read_yaml, "A: &x {b: 1}\nC: *x\nD: {<<: [*x]}\nE: {e: *x}\n");
    REQUIRE(document);
    REQUIRE(document->aliases().size() == 3);
    const auto describe_alias = [&read = *document](const Alias& alias) {
        return alias.name + ' ' + read.path(alias.node) + ' ' + describe(alias.span);
    };
    CHECK(describe_alias(document->aliases()[0]) == "x C 2:4-2:6");
    CHECK(describe_alias(document->aliases()[1]) == "x D 3:10-3:12");
    CHECK(describe_alias(document->aliases()[2]) == "x E/e 4:8-4:10");
    REQUIRE(document->merged().size() == 1);
    CHECK(document->path(document->merged()[0]) == "D");
    const NodeId copied = document->find(document->find(document->root(), "C"), "b");
    CHECK(describe(document->key_span(copied)) == "1:8-1:9");
}

TEST_CASE("an alias of nothing, or of what it stands in, ends reading") {
    CHECK(read_case(read_yaml, "A: *x\n").reports == "1:4 alias \"x\" repeats nothing\n");
    CHECK(read_case(read_yaml, "A: *x\nB: &x 1\n").reports == "1:4 alias \"x\" repeats nothing\n");
    CHECK(read_case(read_yaml, "A: &x {b: [*x]}\n").reports == "1:12 alias \"x\" stands within what it repeats\n");
    CHECK(read_case(read_yaml, "A: &x\n  <<: *x\n").reports == "2:7 alias \"x\" stands within what it repeats\n");
}

TEST_CASE("aliases that multiply end at the limits of every template") {
    const auto [document, reports] = read_case(read_yaml, bomb());
    CHECK_FALSE(document);
    CHECK(reports.ends_with(" the template holds more than 1000000 values\n"));

    std::string nested = "- &a0 []\n";
    for (int level = 1; level < 300; ++level)
        nested += "- &a" + std::to_string(level) + " [*a" + std::to_string(level - 1) + "]\n";
    CHECK(read_case(read_yaml, nested).reports.ends_with(" lists and maps are nested more than 200 levels deep\n"));

    std::string merges = "m0: &m0 {a: 1, b: 1}\n";
    for (int level = 1; level < 40; ++level) {
        const std::string before = std::to_string(level - 1);
        merges += "m" + std::to_string(level) + ": &m" + std::to_string(level) + " {x" + before + ": *m" + before +
                  ", y" + before + ": *m" + before + "}\nn" + before + ": {<<: [*m" + before + ", *m0]}\n";
    }
    CHECK_FALSE(read_case(read_yaml, merges).document);
}

TEST_CASE("aliases of a long text end where all that they repeat is too much") {
    const auto repeated = [](int times) {
        std::string text = "x: &x '" + std::string(1'000'000, 'x') + "'\ny: [";
        for (int i = 0; i < times; ++i)
            text += "*x, ";
        return text + "]\n";
    };
    CHECK(read_case(read_yaml, repeated(99)).reports.empty());
    CHECK(read_case(read_yaml, repeated(101)).reports.ends_with(" aliases repeat more than 100 MB of text\n"));
}

}  // namespace appinfra::document
