#include "appinfra/document/read.hpp"
#include "appinfra/support/utf8.hpp"
#include "reading.hpp"

namespace appinfra::document {
namespace {

using diagnostics::Span;
using support::Character;

/// Where the encoding is wrong once, it mostly is wrong in many places.
constexpr int most_reports = 20;

/// Source: YAML 1.1, section 5.1 "Character Set". JSON forbids control characters only within strings: its parser
/// tells.
bool is_allowed(char32_t value, TextForm form) {
    if (value == Character::invalid)
        return false;
    if (form == TextForm::json || value == '\t' || value == '\n' || value == '\r' || value == 0x85)
        return true;
    return value >= 0x20 && !(value >= 0x7F && value < 0xA0) && value != 0xFEFF && value != 0xFFFE && value != 0xFFFF;
}

std::string describe(char32_t value) {
    if (value == Character::invalid)
        return "this is not UTF-8";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "U+";
    for (unsigned shift = 16; shift != 0;) {
        shift -= 4;
        name += digits[value >> shift & 0xFU];
    }
    return "the character " + name + " is not allowed in YAML";
}

/// Where the printable ASCII characters from `at` on end: nearly all that a template is made of.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] >= 0x20 && text[at] < 0x7F)
        ++at;
    return at;
}

/// Walks over all characters and reports the first wrong one of each line.
bool check_characters(std::string_view text, TextForm form, ErrorReporter& errors) {
    int reports = 0;
    diagnostics::Position position{.line = 1, .column = 1};
    bool line_reported = false;
    for (std::size_t at = 0; reports < most_reports;) {
        const std::size_t end = end_of_ascii(text, at);
        position.column += static_cast<std::uint32_t>(end - at);
        at = end;
        if (at == text.size())
            break;
        const Character next = support::decode(text, at);
        if (!is_allowed(next.value, form) && !line_reported) {
            errors.report(
                {position, {position.line, position.column + 1}}, describe(next.value),
                next.value == Character::invalid ? "save the file as UTF-8" : "write it as an escape in double quotes");
            line_reported = true;
            ++reports;
        }
        at += next.length;
        ++position.column;
        if (next.value == '\n') {
            position = {.line = position.line + 1, .column = 1};
            line_reported = false;
        }
    }
    return reports == 0;
}

}  // namespace

bool check_text(std::string_view text, TextForm form, ErrorReporter& errors) {
    const Span start{{1, 1}, {1, 2}};
    if (text.size() > largest_text) {
        errors.report({}, "the template is larger than " + std::to_string(largest_text / 1'000'000) + " MB");
        return false;
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        errors.report(start, "the template is UTF-16", "save the file as UTF-8");
        return false;
    }
    return check_characters(text, form, errors);
}

}  // namespace appinfra::document
