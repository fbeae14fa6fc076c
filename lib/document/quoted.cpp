#include "quoted.hpp"

#include <array>

#include "appinfra/support/utf8.hpp"

namespace appinfra::document {
namespace {

using support::Character;

constexpr bool stands_for_itself(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

constexpr std::array<bool, 256> raw_bytes = [] {
    std::array<bool, 256> raw{};
    for (int c = 0; c < 0x80; ++c)
        raw[static_cast<std::size_t>(c)] = stands_for_itself(static_cast<char>(c));
    return raw;
}();

void append_unicode_escape(std::string& out, char32_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (unsigned shift = 16; shift != 0;) {
        shift -= 4;
        out += digits[value >> shift & 0xFU];
    }
}

void append_escape(std::string& out, char32_t value) {
    switch (value) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\b':
            out += "\\b";
            return;
        case '\f':
            out += "\\f";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            append_unicode_escape(out, value);
    }
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = at;
        while (at < text.size() && raw_bytes[static_cast<unsigned char>(text[at])])
            ++at;
        out.append(text, begin, at - begin);
        if (at == text.size())
            break;
        const Character next = support::decode(text, at);
        if (next.value == Character::invalid)
            out += support::replacement_character;
        else if (next.value >= 0x80 && support::is_showable(next.value))
            out.append(text, at, next.length);
        else
            append_escape(out, next.value);
        at += next.length;
    }
    out += '"';
}

}  // namespace appinfra::document
