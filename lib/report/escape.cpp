#include "escape.hpp"

#include "appinfra/support/utf8.hpp"

namespace appinfra::report {
namespace {

bool is_unreserved(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// https://www.w3.org/TR/xml/#charsets (2026-11-24)
bool is_xml(char32_t value) {
    return value == '\t' || value == '\n' || value == '\r' ||
           (value >= 0x20 && value != support::Character::invalid && value != 0xFFFE && value != 0xFFFF);
}

}  // namespace

std::string xml(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const support::Character character = support::decode(text, at);
        switch (character.value) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\n':
                result += "&#10;";
                break;
            default:
                result += is_xml(character.value) ? text.substr(at, character.length) : support::replacement_character;
        }
        at += character.length;
    }
    return result;
}

std::string uri(std::string_view path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : path) {
        if (is_unreserved(c)) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return result;
}

std::string one_line(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c == '\n' || c == '\r')
            c = ' ';
    return result;
}

std::string message_with_help(const diagnostics::Diagnostic& finding) {
    return finding.help.empty() ? finding.message : finding.message + "; " + finding.help;
}

}  // namespace appinfra::report
