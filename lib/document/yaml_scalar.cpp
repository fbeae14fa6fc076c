#include "yaml_scalar.hpp"

#include <algorithm>
#include <array>

#include "appinfra/support/utf8.hpp"
#include "quoted.hpp"

namespace appinfra::document {
namespace {

// Classes of bytes.
constexpr std::uint16_t line_feed = 1;
constexpr std::uint16_t tab = 2;
constexpr std::uint16_t control = 4;
constexpr std::uint16_t beyond_ascii = 8;
constexpr std::uint16_t colon = 16;
constexpr std::uint16_t hash = 32;
constexpr std::uint16_t flow_mark = 64;
/// Occurs in numbers of any base, sexagesimal ones, dates and times; the comma in what Ruby reads as a number.
constexpr std::uint16_t numeric = 128;
constexpr std::uint16_t number_start = 256;
constexpr std::uint16_t word_start = 512;  ///< Begins a reserved word.
constexpr std::uint16_t indicator = 1024;  ///< Means something else than text at the beginning of a scalar.

constexpr std::array<std::uint16_t, 256> byte_classes = [] {
    std::array<std::uint16_t, 256> classes{};
    const auto mark = [&classes](std::string_view bytes, std::uint16_t kind) {
        for (const char byte : bytes)
            classes[static_cast<unsigned char>(byte)] |= kind;
    };
    for (std::size_t byte = 0; byte < 0x20; ++byte)
        classes[byte] = control;
    classes[0x7F] = control;
    for (std::size_t byte = 0x80; byte < classes.size(); ++byte)
        classes[byte] = beyond_ascii;
    classes['\n'] = line_feed;
    classes['\t'] = tab;
    mark(":", colon);
    mark("#", hash);
    mark("?,[]{}", flow_mark);
    mark("0123456789abcdefABCDEFxXoO_.,:+-tTzZ ", numeric);
    mark("0123456789+.", number_start);
    mark("yYnN~=<oOtTfF.+", word_start);
    mark(" -?:,[]{}#&*!|>'\"%@`", indicator);
    return classes;
}();

std::uint16_t class_of(char byte) { return byte_classes[static_cast<unsigned char>(byte)]; }

struct Survey {
    std::uint16_t some = 0;            ///< The classes of which a byte occurs.
    std::uint16_t every = UINT16_MAX;  ///< The classes to which every byte belongs.
};

Survey survey(std::string_view text) {
    Survey result;
    for (const char byte : text) {
        const std::uint16_t kind = class_of(byte);
        result.some |= kind;
        result.every &= kind;
    }
    return result;
}

bool has_unshowable(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const support::Character next = support::decode(text, at);
        if (next.value >= 0x80 && !support::is_showable(next.value))
            return true;
        at += next.length;
    }
    return false;
}

/// Whether the text is a word that some reader takes for a boolean, null, a number or a merge key.
bool is_reserved_word(std::string_view text) {
    constexpr std::size_t longest = 5;
    constexpr std::array<std::string_view, 16> words = {
        "y", "n", "~", "=", "no", "on", "<<", "yes", "off", "null", "true", ".inf", ".nan", "false", "+.inf", "-.inf"};
    if (text.size() > longest)
        return false;
    std::array<char, longest> lower{};
    std::transform(text.begin(), text.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::find(words.begin(), words.end(), std::string_view(lower.data(), text.size())) != words.end();
}

/// At the beginning of a line that ends the document; `---`, which begins one, has an indicator in front.
bool is_document_end(std::string_view text) {
    constexpr std::string_view dots = "...";
    return text.starts_with(dots) && (text.size() == dots.size() || text[dots.size()] == ' ');
}

bool is_plain(std::string_view text, Survey found, ScalarPlace place) {
    const std::uint16_t first = text.empty() ? indicator : class_of(text.front());
    if ((first & indicator) != 0 || text.back() == ' ')
        return false;
    if (is_document_end(text))
        return false;
    if ((found.some & colon) != 0 && (text.back() == ':' || text.find(": ") != std::string_view::npos))
        return false;
    if ((found.some & hash) != 0 && text.find(" #") != std::string_view::npos)
        return false;
    if (place == ScalarPlace::flow && (found.some & flow_mark) != 0)
        return false;
    if ((first & number_start) != 0 && (found.every & numeric) != 0)
        return false;
    return (first & word_start) == 0 || !is_reserved_word(text);
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

std::string_view first_written_line(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    return text.substr(0, text.find('\n'));
}

/// Lines of blanks at the beginning or the end of a literal block are not content for every reader.
bool fits_literal(std::string_view text) {
    const std::string_view last = text.substr(text.rfind('\n') + 1);
    return !is_blank(first_written_line(text)) && (last.empty() || !is_blank(last));
}

}  // namespace

ScalarStyle choose_style(std::string_view text, ScalarPlace place) {
    const Survey found = survey(text);
    if ((found.some & control) != 0 || ((found.some & beyond_ascii) != 0 && has_unshowable(text)))
        return ScalarStyle::double_quoted;
    if ((found.some & line_feed) != 0)
        return place == ScalarPlace::block && fits_literal(text) ? ScalarStyle::literal : ScalarStyle::double_quoted;
    if ((found.some & tab) != 0)
        return ScalarStyle::double_quoted;
    return is_plain(text, found, place) ? ScalarStyle::plain : ScalarStyle::single_quoted;
}

void append_scalar(std::string& out, std::string_view text, ScalarStyle style) {
    if (style == ScalarStyle::plain) {
        out += text;
    } else if (style == ScalarStyle::double_quoted) {
        append_quoted(out, text);
    } else {
        out += '\'';
        for (std::size_t quote = text.find('\''); quote != std::string_view::npos; quote = text.find('\'')) {
            out.append(text, 0, quote).append("''");
            text.remove_prefix(quote + 1);
        }
        out.append(text).append("'");
    }
}

void append_literal(std::string& out, std::string_view text, std::size_t indent) {
    out += '|';
    const char first = first_written_line(text).front();
    if (first == ' ' || first == '\t')
        out += static_cast<char>('0' + indent_step);
    if (!text.ends_with('\n'))
        out += '-';
    else if (text.ends_with("\n\n"))
        out += '+';
    out += '\n';
    while (!text.empty()) {
        const std::size_t length = text.find('\n');
        const std::string_view line = text.substr(0, length);
        if (!line.empty())
            out.append(indent, ' ').append(line);
        out += '\n';
        text.remove_prefix(length == std::string_view::npos ? text.size() : length + 1);
    }
}

}  // namespace appinfra::document
