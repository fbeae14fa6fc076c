#include "appinfra/support/utf8.hpp"
#include "catch.hpp"

namespace appinfra::support {

TEST_CASE("characters of every length are decoded") {
    struct Case {
        std::string_view text;
        char32_t value;
        std::size_t length;
    };
    const auto [text, value, length] = GENERATE(values<Case>({{"A", 0x41, 1},
                                                              {"\x7F", 0x7F, 1},
                                                              {"\xC2\x80", 0x80, 2},
                                                              {"\xDF\xBF", 0x7FF, 2},
                                                              {"\xE0\xA0\x80", 0x800, 3},
                                                              {"\xED\x9F\xBF", 0xD7FF, 3},
                                                              {"\xEE\x80\x80", 0xE000, 3},
                                                              {"\xEF\xBF\xBF", 0xFFFF, 3},
                                                              {"\xF0\x90\x80\x80", 0x10000, 4},
                                                              {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4}}));
    const Character character = decode(text, 0);
    CHECK(character.value == value);
    CHECK(character.length == length);
}

TEST_CASE("bytes that are not UTF-8 are invalid one by one") {
    for (const std::string_view text :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE4\xBD",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CAPTURE(text);
        CHECK(decode(text, 0).value == Character::invalid);
        CHECK(decode(text, 0).length == 1);
    }
}

TEST_CASE("what could control a terminal or hide text is not showable") {
    for (const char32_t value :
         {0x0U, 0x9U, 0xAU, 0x1BU, 0x7FU, 0x85U, 0x9BU, 0x200EU, 0x2028U, 0x202EU, 0x2066U, 0xFEFFU, 0xFFFEU})
        CHECK_FALSE(is_showable(value));
    for (const char32_t value : {0x20U, 0x7EU, 0xA0U, 0xE9U, 0x4F60U, 0xFFFDU, 0x1F600U, 0x10FFFFU})
        CHECK(is_showable(value));
    CHECK_FALSE(is_showable(Character::invalid));
}

}  // namespace appinfra::support
