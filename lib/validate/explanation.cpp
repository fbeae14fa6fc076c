#include "appinfra/validate/explanation.hpp"

#include <algorithm>

#include "embedded/rules.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

constexpr std::string_view bad_fence = "```yaml bad\n";
constexpr std::string_view good_fence = "```yaml good\n";
constexpr std::string_view fence = "```\n";

/// The rest of the line that begins with `label`, taken out of the text's end.
std::string_view take_line(std::string_view& text, std::string_view label) {
    const std::size_t at = text.rfind(label);
    if (at == text.npos || (at > 0 && text[at - 1] != '\n'))
        return {};
    const std::string_view line = text.substr(at + label.size());
    text = trimmed(text.substr(0, at));
    return line.substr(0, line.find('\n'));
}

}  // namespace

std::string_view page_text(std::string_view id) {
    const auto found = std::ranges::find_if(rules, [id](const EmbeddedFile& file) {
        return file.path.starts_with(id) && file.path.substr(id.size()) == ".md";
    });
    return found == rules.end() ? std::string_view{} : found->text;
}

Page read_page(std::string_view text) {
    Page page;
    const std::size_t end = std::min(text.find('\n'), text.size());
    page.title = text.substr(0, end);
    if (page.title.starts_with("# "))
        page.title.remove_prefix(2);
    text.remove_prefix(end);
    const std::size_t first = text.find("```");
    std::string_view prose = trimmed(text.substr(0, first));
    page.source = take_line(prose, "Source: ");
    page.applies = take_line(prose, "Applies to: ");
    page.why = prose;
    while (true) {
        const std::size_t bad = text.find(bad_fence);
        const std::size_t good = text.find(good_fence);
        const std::size_t at = std::min(bad, good);
        if (at == text.npos)
            return page;
        text.remove_prefix(at + (at == good ? good_fence : bad_fence).size());
        const std::size_t close = text.find(fence);
        page.examples.push_back({.good = at == good, .yaml = text.substr(0, close)});
        text.remove_prefix(std::min(close, text.size()));
    }
}

}  // namespace appinfra::validate
