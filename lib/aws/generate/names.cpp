#include "names.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace appinfra::aws::generate {
namespace {

constexpr bool is_upper(char c) { return 'A' <= c && c <= 'Z'; }
constexpr bool is_lower(char c) { return 'a' <= c && c <= 'z'; }
constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

/// https://en.cppreference.com/w/cpp/keyword (2026-11-23), those that names of AWS could be.
constexpr std::array<std::string_view, 58> keywords = {
    "alignas",  "and",       "asm",     "auto",     "bool",      "break",  "case",  "catch",  "char",
    "class",    "concept",   "const",   "continue", "default",   "delete", "do",    "double", "else",
    "enum",     "explicit",  "export",  "extern",   "false",     "float",  "for",   "friend", "goto",
    "if",       "inline",    "int",     "long",     "namespace", "new",    "not",   "or",     "operator",
    "private",  "protected", "public",  "register", "requires",  "return", "short", "signed", "sizeof",
    "static",   "struct",    "switch",  "template", "this",      "throw",  "true",  "try",    "union",
    "unsigned", "using",     "virtual", "void"};

}  // namespace

TypeName::TypeName(std::string_view type) {
    const std::size_t first = type.find("::");
    const std::size_t second = type.find("::", first + 2);
    if (first == std::string_view::npos || second == std::string_view::npos)
        throw std::runtime_error(std::string(type) + ": a type has three parts");
    service = type.substr(first + 2, second - first - 2);
    std::ranges::transform(service, service.begin(), to_lower);
    resource = type.substr(second + 2);
}

std::string identifier(std::string_view text, std::initializer_list<std::string_view> reserved) {
    std::string name(text);
    std::ranges::replace_if(
        name, [](char c) { return !is_upper(c) && !is_lower(c) && !is_digit(c) && c != '_'; }, '_');
    if (name.empty() || is_digit(name[0]))
        name.insert(0, "_");
    if (std::ranges::find(keywords, name) != keywords.end() || std::ranges::find(reserved, name) != reserved.end())
        name += '_';
    return name;
}

std::string snake_case(std::string_view text) {
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool starts_word =
            i > 0 && is_upper(text[i]) && (!is_upper(text[i - 1]) || (i + 1 < text.size() && is_lower(text[i + 1])));
        if (starts_word)
            name += '_';
        name += to_lower(text[i]);
    }
    return identifier(name);
}

std::string literal(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20) {
            quoted += {'\\', static_cast<char>('0' + code / 64), static_cast<char>('0' + code / 8 % 8),
                       static_cast<char>('0' + code % 8)};
            continue;
        }
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace appinfra::aws::generate
