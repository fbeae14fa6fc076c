#include "appinfra/topology/build_specification.hpp"

#include "catch.hpp"

using namespace appinfra;
using namespace appinfra::topology;

TEST_CASE("a build specification is one block of YAML, whatever its script holds") {
    const Script script{.variables = {{"NAME", cfn::region()}, {"WORDS", Words{"a\n- b", "c: d"}}},
                        .texts = {"cat <<'END'\n  indented\n\nEND\n"}};
    const cfn::Expr text = build_specification(script, "RESULT").expr();
    bool line_start = true;
    bool in_script = false;
    for (const cfn::Expr& part : text.items) {
        if (part.kind != cfn::Expr::Kind::string) {
            CHECK(in_script);
            line_start = false;
            continue;
        }
        for (std::size_t i = 0; i < part.text.size(); ++i) {
            if (in_script && line_start && part.text[i] != '\n')
                CHECK(part.text.compare(i, 8, "        ") == 0);
            line_start = part.text[i] == '\n';
            in_script = in_script || (line_start && i > 2 && part.text.compare(i - 3, 3, "- |") == 0);
        }
    }
    CHECK(in_script);
    CHECK(text.items.front().text.find("    - RESULT\n") != std::string::npos);
    CHECK(text.items.front().text.find("shell: bash\n") != std::string::npos);
}
