#include "comment.hpp"

#include <algorithm>

#include "appinfra/support/utf8.hpp"

namespace appinfra::document {
namespace {

constexpr std::size_t widest_line = 110;
/// Deeply indented comments do not become narrower than this.
constexpr std::size_t narrowest_text = 40;

std::string showable(std::string_view line) {
    std::string shown;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < line.size();) {
        const support::Character next = support::decode(line, at);
        if (!support::is_showable(next.value)) {
            shown.append(line, copied, at - copied);
            if (next.value == support::Character::invalid)
                shown += support::replacement_character;
            else if (next.value == '\t' || next.value == '\r')
                shown += ' ';
            copied = at + next.length;
        }
        at += next.length;
    }
    shown.append(line, copied);
    shown.erase(shown.find_last_not_of(' ') + 1);
    return shown;
}

/// How many bytes of `text` go on a line of `width` characters: up to the last space that fits, at least one word.
std::size_t length_of_line(std::string_view text, std::size_t width) {
    if (text.size() <= width)
        return text.size();
    std::size_t last_space = 0;
    bool in_word = false;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += support::decode(text, at).length, ++count) {
        const bool is_space = text[at] == ' ';
        if (is_space && in_word)
            last_space = at;
        in_word = in_word || !is_space;
        if (count >= width && last_space != 0)
            return last_space;
    }
    return text.size();
}

}  // namespace

void append_comment(std::string& out, std::string_view text, std::size_t indent) {
    const std::size_t width = std::max(widest_line, indent + narrowest_text) - indent - std::string_view("# ").size();
    while (!text.empty()) {
        const std::size_t line_end = std::min(text.find('\n'), text.size());
        const std::string line = showable(text.substr(0, line_end));
        text.remove_prefix(std::min(line_end + 1, text.size()));
        std::string_view rest = line;
        do {
            const std::size_t length = length_of_line(rest, width);
            out.append(indent, ' ').append(rest.empty() ? "#" : "# ").append(rest, 0, length) += '\n';
            rest.remove_prefix(std::min(rest.find_first_not_of(' ', length), rest.size()));
        } while (!rest.empty());
    }
}

}  // namespace appinfra::document
