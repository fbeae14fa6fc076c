#include "edits.hpp"

#include <algorithm>

#include "text.hpp"

namespace appinfra::validate {
namespace {

using diagnostics::Edit;
using diagnostics::Span;

}  // namespace

Edit removal(const Document& document, NodeId node) {
    for (NodeId holder = document.parent(node);
         holder && holder != document.root() && document.child_count(holder) == 1; holder = document.parent(node))
        node = holder;
    Span span = document.span(node);
    if (const Span key = document.key_span(node); key.known())
        span.begin = key.begin;
    return {.change = Edit::Change::removal, .span = span};
}

Edit unwrapping(const Document& document, NodeId value, NodeId part) {
    return {.change = Edit::Change::source, .span = document.span(value), .source = document.span(part)};
}

std::vector<Edit> respelling(Span span, std::string_view word, std::span<const std::string_view> candidates) {
    const auto same = [word](std::string_view candidate) { return is_same_but_case(word, candidate); };
    if (std::ranges::count_if(candidates, same) != 1)
        return {};
    return {
        {.change = Edit::Change::scalar, .span = span, .text = std::string(*std::ranges::find_if(candidates, same))}};
}

}  // namespace appinfra::validate
