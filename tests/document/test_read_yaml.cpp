#include "read_case.hpp"

namespace appinfra::document {

using testing::as_json;
using testing::describe;
using testing::read_case;

TEST_CASE("plain scalars have the types that CloudFormation gives them") {
    struct Case {
        std::string_view yaml;
        std::string_view json;
    };
    const auto [yaml, json] = GENERATE(values<Case>({{"text", "\"text\""},
                                                     {"'1'", "\"1\""},
                                                     {"~", "null"},
                                                     {"Null", "null"},
                                                     {"nUll", "\"nUll\""},
                                                     {"yes", "true"},
                                                     {"Off", "false"},
                                                     {"TRUE", "true"},
                                                     {"tRUE", "\"tRUE\""},
                                                     {"y", "\"y\""},
                                                     {"2010-09-09", "\"2010-09-09\""},
                                                     {"0", "0"},
                                                     {"-12", "-12"},
                                                     {"+12", "12"},
                                                     {"012", "10"},
                                                     {"089", "\"089\""},
                                                     {"0x1F", "31"},
                                                     {"0b101", "5"},
                                                     {"1_000", "1000"},
                                                     {"1:30", "90"},
                                                     {"1:60", "\"1:60\""},
                                                     {"1:", "\"1:\""},
                                                     {"0o17", "\"0o17\""},
                                                     {"--1", "\"--1\""},
                                                     {"9223372036854775807", "9223372036854775807"},
                                                     {"-9223372036854775808", "-9223372036854775808"},
                                                     {"9223372036854775808", "9223372036854775808"},
                                                     {"0777777777777777777777777", "\"0777777777777777777777777\""},
                                                     {"0.5", "0.5"},
                                                     {".5", "0.5"},
                                                     {"1e3", "1.0e+3"},
                                                     {"-1.5E-2", "-1.5e-2"},
                                                     {".inf", "\".inf\""},
                                                     {"1e308", "1.0e+308"},
                                                     {"1e309", "\"1e309\""},
                                                     {"1e-400", "1.0e-400"},
                                                     {"1.2.3", "\"1.2.3\""},
                                                     {"10.0.0.0/16", "\"10.0.0.0/16\""},
                                                     {".", "\".\""},
                                                     {"!!str 12", "\"12\""},
                                                     {"!!int '12'", "12"}}));
    // A colon at the end needs quotes to be a scalar at all.
    const std::string text = yaml.ends_with(':') ? "'" + std::string(yaml) + "'" : std::string(yaml);
    CHECK(as_json("- " + text) == "[" + std::string(json) + "]");
}

TEST_CASE("short forms become long forms") {
    CHECK(as_json("!Ref A") == R"({"Ref":"A"})");
    CHECK(as_json("!Ref 12") == R"({"Ref":"12"})");
    CHECK(as_json("!Condition A") == R"({"Condition":"A"})");
    CHECK(as_json("!GetAtt A.B.C") == R"({"Fn::GetAtt":["A","B.C"]})");
    CHECK(as_json("!GetAtt A") == R"({"Fn::GetAtt":["A"]})");
    CHECK(as_json("!GetAtt [A, B]") == R"({"Fn::GetAtt":["A","B"]})");
    CHECK(as_json("!Sub ['${A}', {A: !Ref B}]") == R"({"Fn::Sub":["${A}",{"A":{"Ref":"B"}}]})");
    CHECK(as_json("!If [A, !Ref B, 1]") == R"({"Fn::If":["A",{"Ref":"B"},1]})");
    CHECK(as_json("Fn::Base64: !Sub |\n  a\n  b\n") == R"({"Fn::Base64":{"Fn::Sub":"a\nb\n"}})");
    CHECK(as_json("!Transform {Name: M}") == R"({"Fn::Transform":{"Name":"M"}})");
    CHECK(as_json("a: !GetAZs\nb: 1") == R"({"a":{"Fn::GetAZs":""},"b":1})");
    CHECK(as_json("!Length [1]") == R"({"Fn::Length":[1]})");
    CHECK(as_json("!Reff {A: !Fn::Sub x}") == R"({"Fn::Reff":{"A":{"Fn::Fn::Sub":"x"}}})");
    CHECK(as_json("!Sub {A: 1}") == R"({"Fn::Sub":{"A":1}})");
    CHECK(as_json("!GetAtt {A: b}") == R"({"Fn::GetAtt":{"A":"b"}})");
    CHECK(as_json("!GetAtt") == R"({"Fn::GetAtt":[""]})");
}

TEST_CASE("every value and key of YAML has its span") {
    const auto [document, reports] =
        read_case(read_yaml, "A: text\nB:\n  - 1\n  - \"x\xC3\xA9\": !Ref Y\nC: {D: [1]}\n");
    REQUIRE(document);
    const Document& read = *document;
    const NodeId root = read.root();
    CHECK(describe(read.span(root)) == "1:1-5:12");
    CHECK(describe(read.key_span(read.find(root, "A"))) == "1:1-1:2");
    CHECK(describe(read.span(read.find(root, "A"))) == "1:4-1:8");
    const NodeId list = read.find(root, "B");
    CHECK(describe(read.span(list)) == "3:3-4:17");
    CHECK(describe(read.key_span(list)) == "2:1-2:2");
    CHECK(describe(read.span(read.first_child(list))) == "3:5-3:6");
    CHECK_FALSE(read.key_span(read.first_child(list)).known());
    const NodeId function = read.first_child(read.next_sibling(read.first_child(list)));
    CHECK(read.path(function) == "B/1/x\xC3\xA9");
    CHECK(describe(read.key_span(function)) == "4:5-4:9");
    CHECK(describe(read.span(function)) == "4:11-4:17");
    CHECK(describe(read.key_span(read.first_child(function))) == "4:11-4:15");
    CHECK(describe(read.span(read.find(read.find(root, "C"), "D"))) == "5:8-5:11");
}

TEST_CASE("what CloudFormation does not read is reported where it stands, and reading goes on") {
    struct Case {
        std::string_view yaml;
        std::string_view reports;
        std::string_view json;
    };
    const auto [yaml, reports, json] = GENERATE(values<Case>({
        {"A: 1\nB: 2\nA: 3\nB: 4\n",
         "1:1 duplicate key \"A\"\n2:1 duplicate key \"B\"\n3:1 duplicate key \"A\"\n4:1 duplicate key \"B\"\n",
         R"({"A":1,"B":2,"A":3,"B":4})"},
        {"A: 1\nA: 2\nA: 3\n", "1:1 duplicate key \"A\"\n2:1 duplicate key \"A\"\n3:1 duplicate key \"A\"\n",
         R"({"A":1,"A":2,"A":3})"},
        {"A: !!set {B}\nC: !!binary aa\n",
         "1:4 CloudFormation does not read the tag \"tag:yaml.org,2002:set\"\n"
         "2:4 CloudFormation does not read the tag \"tag:yaml.org,2002:binary\"\n",
         R"({"A":{"B":null},"C":"aa"})"},
        {"~: 1\n? \n: 2\n'null': 3\n", "1:1 a key must be text, not null\n2:2 a key must be text, not null\n",
         R"({"~":1,"":2,"null":3})"},
        {"'<<': 1\n", "", R"({"<<":1})"},
        {"? [a, {b: c}]\n: 1\nd: 2\n", "1:3 a key must be text, not a list or map\n", R"({"":1,"d":2})"},
        {"!Ref a: 1\n", "1:1 a key must be text, not the function \"!Ref\"\n", R"({"a":1})"},
    }));
    const auto result = read_case(read_yaml, yaml);
    CHECK(result.reports == reports);
    REQUIRE(result.document);
    CHECK(write_json(*result.document, JsonStyle::minified) == json);
}

TEST_CASE("text that is not YAML is reported where it goes wrong") {
    struct Case {
        std::string_view yaml;
        std::string_view reports;
    };
    const auto [yaml, reports] = GENERATE(values<Case>({
        {"A: b: c\n", "1:5 mapping values are not allowed in this context\n"},
        {"A:\n\t- b\n", "2:1 found character that cannot start any token while scanning for the next token\n"},
        {"A: [1, 2\nB: 1\n", "2:2 did not find expected ',' or ']' while parsing a flow sequence\n"},
        {"A: 'x\n", "2:1 found unexpected end of stream while scanning a quoted scalar\n"},
        {"A: 1\n---\nB: 2\n", "2:1 a second YAML document begins here\n"},
        {"A: \xFF\nB: \xC3\n\xF0\x9F\n", "1:4 this is not UTF-8\n2:4 this is not UTF-8\n3:1 this is not UTF-8\n"},
        {"A: \x01\xC3\xA9\nBC: \xC2\x80",
         "1:4 the character U+0001 is not allowed in YAML\n2:5 the character U+0080 is not allowed in YAML\n"},
        {"\xFF\xFE"
         "A",
         "1:1 the template is UTF-16\n"},
    }));
    const auto result = read_case(read_yaml, yaml);
    CHECK_FALSE(result.document);
    CHECK(result.reports == reports);
}

TEST_CASE("a byte order mark before YAML is passed over") {
    CHECK(as_json("\xEF\xBB\xBF"
                  "A: 1\n") == R"({"A":1})");
    const auto [document, reports] = read_case(read_yaml,
                                               "\xEF\xBB\xBF"
                                               "A: 1\n");
    REQUIRE(document);
    CHECK(describe(document->key_span(document->first_child(document->root()))) == "1:1-1:2");
}

TEST_CASE("lines end with a line feed, a carriage return or both") {
    for (const std::string_view end : {"\n", "\r", "\r\n"}) {
        const std::string text = "A: |" + std::string(end) + "  x" + std::string(end) + "B: 1" + std::string(end);
        const auto [document, reports] = read_case(read_yaml, text);
        CAPTURE(text, reports);
        REQUIRE(document);
        CHECK(write_json(*document, JsonStyle::minified) == R"({"A":"x\n","B":1})");
        CHECK(describe(document->key_span(document->find(document->root(), "B"))) == "3:1-3:2");
    }
}

TEST_CASE("text without a value is null") {
    CHECK(as_json("") == "null");
    CHECK(as_json("# only a comment\n") == "null");
    CHECK(as_json("---\n") == "null");
}

}  // namespace appinfra::document
