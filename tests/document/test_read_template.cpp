#include "appinfra/document/write.hpp"
#include "catch.hpp"
#include "read_case.hpp"

namespace appinfra::document {

using testing::read_case;

TEST_CASE("a template is read as what it is") {
    struct Case {
        std::string_view file;
        std::string_view text;
        std::string_view json;
    };
    const auto [file, text, json] = GENERATE(values<Case>({
        {"a.template", "{\"A\": 010}", ""},
        {"a.template", " {}", "{}"},
        {"a.yaml", "\n{\"A\":\t1}", "{\"A\":1}"},
        {"a.yaml", "\xEF\xBB\xBF{\"A\":\t1}", "{\"A\":1}"},
        {"a.yaml", "{A: !Ref B}", R"({"A":{"Ref":"B"}})"},
        {"a.yaml", "A: 010", R"({"A":8})"},
        {"a.json", "{}", "{}"},
        {"a.json", "A: 1", ""},
        {"a.yaml", "", "{}"},
        {"a.yaml", {}, "{}"},
        {"a.yaml", "# nothing\n", "{}"},
    }));
    diagnostics::Sink sink;
    const auto document = read_template(text, std::string(file), sink);
    CHECK(document.has_value() == sink.empty());
    CHECK((document ? write_json(*document, JsonStyle::minified) : "") == json);
}

TEST_CASE("what is no map is no template") {
    for (const std::string_view text : {"hello", "- a", "[1]", "\"x\"", "12"}) {
        const auto [document, reports] = read_case(read_template, text);
        CHECK_FALSE(document);
        CHECK(reports == "1:1 a template is a map of sections\n");
    }
}

}  // namespace appinfra::document
