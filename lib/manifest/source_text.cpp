#include "source_text.hpp"

#include <algorithm>

#include "appinfra/support/utf8.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

using support::count_characters;

/// The offset after the quoted scalar that begins at `begin`.
std::size_t end_of_quoted(std::string_view text, std::size_t begin) {
    const char quote = text[begin];
    std::size_t at = begin + 1;
    while (at < text.size() && text[at] != quote)
        at += quote == '"' && text[at] == '\\' ? 2 : 1;
    return std::min(at + 1, text.size());
}

constexpr std::size_t block_size = 256;

std::size_t indentation(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

}  // namespace

SourceText::SourceText(std::string_view text) : text_(text), line_starts_{0} {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        line_starts_.push_back(at + 1);
    characters_.push_back(0);
    for (std::size_t at = block_size; at <= text.size(); at += block_size)
        characters_.push_back(characters_.back() + count_characters(text.substr(at - block_size, block_size)));
}

std::size_t SourceText::characters_between(std::size_t begin, std::size_t end) const {
    if (end - begin <= block_size)
        return count_characters(text_.substr(begin, end - begin));
    const auto before = [&](std::size_t offset) {
        const std::size_t block = offset / block_size;
        return characters_[block] + count_characters(text_.substr(block * block_size, offset % block_size));
    };
    return before(end) - before(begin);
}

std::size_t SourceText::line_of(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), std::min(offset, text_.size()));
    return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::string_view SourceText::line(std::size_t index) const {
    const std::string_view rest = text_.substr(line_starts_[index]);
    return rest.substr(0, rest.find('\n'));
}

diagnostics::Position SourceText::position(std::size_t offset) const {
    const std::size_t index = line_of(offset);
    const std::size_t column = characters_between(line_starts_[index], std::min(offset, text_.size()));
    return {.line = static_cast<std::uint32_t>(index + 1), .column = static_cast<std::uint32_t>(column + 1)};
}

diagnostics::Span SourceText::span(std::size_t begin, std::size_t end) const {
    return {.begin = position(begin), .end = position(std::max(begin, end))};
}

diagnostics::Span SourceText::scalar(std::size_t offset, std::string_view value) const {
    const std::size_t begin = std::min(offset, text_.size());
    const std::string_view rest = text_.substr(begin);
    if (rest.starts_with('"') || rest.starts_with('\''))
        return span(begin, end_of_quoted(text_, begin));
    if (!value.empty() && rest.starts_with(value))
        return span(begin, begin + value.size());
    const std::string_view first_line = rest.substr(0, rest.find('\n'));
    return span(begin, begin + std::max<std::size_t>(trim(first_line).size(), 1));
}

bool SourceText::is_indented_with_tab(std::size_t offset) const {
    const std::string_view text = line(line_of(offset));
    return text.substr(0, text.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
}

bool SourceText::is_within_block(std::size_t offset, std::string_view word) const {
    std::size_t index = line_of(offset);
    std::size_t indent = indentation(line(index));
    while (index-- > 0) {
        const std::string_view above = line(index);
        if (trim(above).empty() || indentation(above) >= indent)
            continue;
        if (above.find(word) != std::string_view::npos)
            return true;
        indent = indentation(above);
    }
    return false;
}

}  // namespace appinfra::manifest
