#include "text_edits.hpp"

#include <algorithm>

#include "appinfra/support/utf8.hpp"

namespace appinfra::inspect {
namespace {

using diagnostics::Edit;
using diagnostics::Position;
using diagnostics::Span;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == ':';
    });
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == text.npos; }

/// A value without the tag before it.
std::string_view untagged(std::string_view value) {
    if (!value.starts_with('!'))
        return value;
    const std::size_t end = value.find_first_of(" \t\r\n");
    if (end == value.npos)
        return {};
    value.remove_prefix(end);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    return value;
}

}  // namespace

TextEdits::TextEdits(std::string_view text) : text_(text) {
    lines_.push_back(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        lines_.push_back(at + 1);
}

std::optional<std::size_t> TextEdits::offset(Position position) const {
    if (position.line == 0 || position.line > lines_.size())
        return {};
    std::size_t at = lines_[position.line - 1];
    for (std::uint32_t column = 1; column < position.column; ++column) {
        if (at >= text_.size())
            return {};
        at += support::decode(text_, at).length;
    }
    return at;
}

std::optional<std::string_view> TextEdits::text_at(Span span) const {
    const auto begin = offset(span.begin);
    const auto end = offset(span.end);
    if (!begin || !end || *begin >= *end)
        return {};
    return text_.substr(*begin, *end - *begin);
}

std::optional<Replacement> TextEdits::of(const Edit& edit) const {
    switch (edit.change) {
        case Edit::Change::scalar:
            return scalar(edit);
        case Edit::Change::source:
            return source(edit);
        case Edit::Change::removal:
            return removal(edit);
    }
    return {};
}

/// Only words are written: they mean the same in every style.
std::optional<Replacement> TextEdits::scalar(const Edit& edit) const {
    const auto old = text_at(edit.span);
    if (!old || !is_word(edit.text))
        return {};
    const auto begin = static_cast<std::size_t>(old->data() - text_.data());
    const char quote = old->front() == '"' || old->front() == '\'' ? old->front() : '\0';
    if (quote == '\0' && !is_word(*old))
        return {};
    if (quote != '\0' && (old->size() < 2 || old->back() != quote))
        return {};
    const std::string mark(quote == '\0' ? 0U : 1U, quote);
    return Replacement{.begin = begin, .end = begin + old->size(), .text = mark + edit.text + mark};
}

std::optional<Replacement> TextEdits::source(const Edit& edit) const {
    const auto old = text_at(edit.span);
    const auto part = text_at(edit.source);
    if (!old || !part)
        return {};
    const std::string_view value = untagged(*part);
    if (value.empty() || value.find('\n') != value.npos)
        return {};
    // A function in its long form begins on a line of its own below its key.
    const auto end = static_cast<std::size_t>(old->data() - text_.data()) + old->size();
    auto begin = static_cast<std::size_t>(old->data() - text_.data());
    const std::size_t line = text_.rfind('\n', begin);
    if (line != text_.npos && is_blank(text_.substr(line + 1, begin - line - 1)))
        if (const std::size_t colon = text_.find_last_not_of(" \t\r\n", begin - 1);
            colon != text_.npos && text_[colon] == ':')
            return Replacement{.begin = colon + 1, .end = end, .text = ' ' + std::string(value)};
    return Replacement{.begin = begin, .end = end, .text = std::string(value)};
}

std::size_t TextEdits::skip_space(std::size_t at) const {
    return std::min(text_.find_first_not_of(" \t\r\n", at), text_.size());
}

std::optional<Replacement> TextEdits::removal(const Edit& edit) const {
    const auto begin = offset(edit.span.begin);
    const auto end = offset(edit.span.end);
    if (!begin || !end || *begin >= *end)
        return {};
    const std::size_t after = skip_space(*end);
    if (after < text_.size() && text_[after] == ',')
        return Replacement{.begin = *begin, .end = skip_space(after + 1), .text = {}};
    if (after < text_.size() && (text_[after] == '}' || text_[after] == ']')) {
        const std::size_t before = *begin == 0 ? text_.npos : text_.find_last_not_of(" \t\r\n", *begin - 1);
        if (before == text_.npos || text_[before] != ',')
            return {};
        return Replacement{.begin = before, .end = *end, .text = {}};
    }
    return whole_lines(*begin, *end);
}

std::optional<Replacement> TextEdits::whole_lines(std::size_t begin, std::size_t end) const {
    const std::size_t previous = begin == 0 ? text_.npos : text_.rfind('\n', begin - 1);
    const std::size_t line = previous == text_.npos ? lines_[0] : previous + 1;
    std::string_view indent = text_.substr(line, begin - line);
    if (indent.ends_with("- "))
        indent.remove_suffix(2);
    const std::size_t line_end = text_.find('\n', end);
    std::string_view rest = text_.substr(end, line_end == text_.npos ? text_.npos : line_end - end);
    if (rest.ends_with('\r'))
        rest.remove_suffix(1);
    const bool comment = rest.find_first_not_of(" \t") != rest.npos && rest[rest.find_first_not_of(" \t")] == '#';
    if (!is_blank(indent) || (!is_blank(rest) && !comment))
        return {};
    return Replacement{.begin = line, .end = line_end == text_.npos ? text_.size() : line_end + 1, .text = {}};
}

std::string replaced(std::string_view text, const std::vector<Replacement>& replacements) {
    std::string result;
    std::size_t at = 0;
    for (const Replacement& replacement : replacements) {
        result += text.substr(at, replacement.begin - at);
        result += replacement.text;
        at = replacement.end;
    }
    return result += text.substr(at);
}

}  // namespace appinfra::inspect
