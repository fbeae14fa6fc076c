#include "appinfra/document/write.hpp"
#include "catch.hpp"
#include "read_case.hpp"

namespace appinfra::document {

using testing::describe;
using testing::read_case;

TEST_CASE("JSON values keep their types and order") {
    const std::string_view text = R"({"b":[1,-2,0.5,true,false,null],"a":{"é\u0000\ud83d\ude00":"\n"},"c":{},"d":[]})";
    const auto [document, reports] = read_case(read_json, text);
    CHECK(reports.empty());
    REQUIRE(document);
    CHECK(write_json(*document, JsonStyle::minified) ==
          "{\"b\":[1,-2,0.5,true,false,null],\"a\":{\"\xC3\xA9\\u0000\xF0\x9F\x98\x80\":\"\\n\"},\"c\":{},\"d\":[]}");
}

TEST_CASE("JSON numbers that are no 64-bit integers keep their spelling") {
    const auto [document, reports] =
        read_case(read_json, "[18446744073709551615, 1E2, 1e400, 123456789012345678901234567890]");
    REQUIRE_FALSE(document);
    CHECK(reports == "1:33 this is not JSON: number overflow parsing '1e400'\n");
    const auto fitting = read_case(read_json, "[18446744073709551615, 1E2, 123456789012345678901234567890]");
    REQUIRE(fitting.document);
    const NodeId first = fitting.document->first_child(fitting.document->root());
    CHECK(fitting.document->text(first) == "18446744073709551615");
    CHECK(fitting.document->text(fitting.document->next_sibling(first)) == "1E2");
}

TEST_CASE("every value and key of JSON has its span") {
    const auto [document, reports] =
        read_case(read_json, "{\n  \"A\": \"t\\\"x\",\n  \"\xC3\xA9\": [1, -2.5e3 , true]\n, \"C\" : {} }\n");
    REQUIRE(document);
    const Document& read = *document;
    const NodeId root = read.root();
    CHECK(describe(read.span(root)) == "1:1-4:13");
    CHECK(describe(read.key_span(read.find(root, "A"))) == "2:3-2:6");
    CHECK(describe(read.span(read.find(root, "A"))) == "2:8-2:14");
    const NodeId list = read.find(root, "\xC3\xA9");
    CHECK(describe(read.key_span(list)) == "3:3-3:6");
    CHECK(describe(read.span(list)) == "3:8-3:26");
    const NodeId number = read.next_sibling(read.first_child(list));
    CHECK(describe(read.span(number)) == "3:12-3:18");
    CHECK(describe(read.span(read.next_sibling(number))) == "3:21-3:25");
    CHECK(describe(read.span(read.find(root, "C"))) == "4:9-4:11");
}

TEST_CASE("duplicate keys of JSON are reported where they stand") {
    const auto [document, reports] = read_case(read_json, "{\"A\": {\"x\": 1, \"x\": 2},\n \"A\": 3}");
    CHECK(document);
    CHECK(reports ==
          "1:2 duplicate key \"A\"\n1:8 duplicate key \"x\"\n1:16 duplicate key \"x\"\n2:2 duplicate key \"A\"\n");
}

TEST_CASE("text that is not JSON is reported where it goes wrong, without what stands there") {
    struct Case {
        std::string_view json;
        std::string_view reports;
    };
    const auto [json, reports] = GENERATE(values<Case>({
        {"", "1:1 this is not JSON: while parsing value - unexpected end of input; expected '[', '{', or a literal\n"},
        {"{\n  \"A\" 1}",
         "2:7 this is not JSON: while parsing object separator - unexpected number literal; expected ':'\n"},
        {"{\"A\": secret}", "1:7 this is not JSON: while parsing value - invalid literal\n"},
        {"{\"A\": \"secret\n\"}",
         "1:14 this is not JSON: while parsing value - invalid string: control character U+000A (LF) must be escaped "
         "to \\u000A or \\n\n"},
        {"[1,]", "1:4 this is not JSON: while parsing value - unexpected ']'; expected '[', '{', or a literal\n"},
        {"[1] 2", "1:5 this is not JSON: while parsing value - unexpected number literal; expected end of input\n"},
        {"[\"\xFF\"]", "1:3 this is not UTF-8\n"},
    }));
    const auto result = read_case(read_json, json);
    CHECK_FALSE(result.document);
    CHECK(result.reports == reports);
}

TEST_CASE("a byte order mark before JSON is passed over") {
    const auto [document, reports] = read_case(read_json, "\xEF\xBB\xBF[1]");
    CHECK(reports.empty());
    REQUIRE(document);
    CHECK(describe(document->span(document->root())) == "1:1-1:4");
    CHECK(read_case(read_json, "\xEF\xBB\xBF[x]").reports ==
          "1:2 this is not JSON: while parsing value - invalid literal\n");
}

}  // namespace appinfra::document
