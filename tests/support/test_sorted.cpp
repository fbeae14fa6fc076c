#include "appinfra/support/sorted.hpp"

#include <vector>

#include "catch.hpp"

namespace appinfra::support {

TEST_CASE("equal items of a sorted vector are found together") {
    std::vector<std::pair<int, char>> items = {{1, 'a'}, {2, 'b'}, {2, 'c'}, {4, 'd'}};
    const auto found = equal_items(items, 2, &std::pair<int, char>::first);
    REQUIRE(found.size() == 2);
    CHECK(found[0].second == 'b');
    CHECK(found[1].second == 'c');
    for (const int missing : {0, 3, 5})
        CHECK(equal_items(items, missing, &std::pair<int, char>::first).empty());
    const std::vector<std::pair<int, char>> none;
    CHECK(equal_items(none, 1, &std::pair<int, char>::first).empty());
}

}  // namespace appinfra::support
