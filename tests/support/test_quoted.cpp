#include "appinfra/support/quoted.hpp"
#include "catch.hpp"

namespace appinfra::support {

TEST_CASE("a quote is short and has nothing that a terminal would act on") {
    CHECK(quoted("") == "\"\"");
    CHECK(quoted("caf\xC3\xA9") == "\"caf\xC3\xA9\"");
    CHECK(quoted("a\n\x1B[1m\x7F") == "\"a??[1m?\"");
    CHECK(quoted("\xFF\xE2\x80\xAE") == "\"??\"");
    const std::string longest(60, 'x');
    CHECK(quoted(longest) == '"' + longest + '"');
    CHECK(quoted(longest + "x") == '"' + longest + "...\"");
    CHECK(quoted(std::string(59, 'x') + "\xC3\xA9y") == '"' + std::string(59, 'x') + "\xC3\xA9...\"");
}

}  // namespace appinfra::support
