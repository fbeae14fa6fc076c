#include <algorithm>

#include "appinfra/document/read.hpp"
#include "reading.hpp"

namespace appinfra::document {

using diagnostics::Position;
using diagnostics::Span;

bool TreeBuilder::expects_key() const {
    return !open_.empty() && document_.kind(open_.back().container) == Kind::map && !open_.back().has_key;
}

void TreeBuilder::key(std::string_view key, Span span) {
    Open& map = open_.back();
    map.key = key;
    map.key_span = span;
    map.has_key = true;
}

bool TreeBuilder::place(NodeId node, Span span) {
    if (document_.size() > most_nodes) {
        errors_.report(span, "the template holds more than " + std::to_string(most_nodes) + " values");
        return false;
    }
    Span key_span;
    if (open_.empty()) {
        document_.set_root(node);
    } else if (Open& parent = open_.back(); document_.kind(parent.container) == Kind::list) {
        document_.append(parent.container, node);
    } else {
        document_.insert(parent.container, parent.key, node);
        key_span = parent.key_span;
        parent.has_key = false;
    }
    document_.set_span(node, span, key_span);
    return true;
}

bool TreeBuilder::add(NodeId scalar, Span span) {
    if (!place(scalar, span))
        return false;
    finish(span.end);
    return true;
}

bool TreeBuilder::begin(NodeId container, Span span) {
    if (open_.size() == deepest_nesting) {
        errors_.report(span, "lists and maps are nested more than " + std::to_string(deepest_nesting) + " levels deep");
        return false;
    }
    if (!place(container, span))
        return false;
    open_.push_back(Open{.container = container, .key = {}, .key_span = {}, .last_end = span.end});
    return true;
}

bool TreeBuilder::begin_function(std::string_view name, Span span, Span name_span) {
    if (!begin(document_.make_map(), span))
        return false;
    open_.back().is_function = true;
    key(name, name_span);
    return true;
}

void TreeBuilder::end(Position end) {
    if (document_.kind(open_.back().container) == Kind::map)
        report_duplicates(open_.back().container);
    finish_container(end.line != 0 ? end : open_.back().last_end);
}

void TreeBuilder::finish_container(Position end) {
    const NodeId container = open_.back().container;
    document_.set_span(container, {document_.span(container).begin, end}, document_.key_span(container));
    open_.pop_back();
    finish(end);
}

void TreeBuilder::finish(Position end) {
    if (open_.empty())
        return;
    open_.back().last_end = end;
    if (open_.back().is_function)
        finish_container(end);
}

void TreeBuilder::report_duplicates(NodeId map) {
    std::vector<NodeId> entries;
    for (const NodeId entry : document_.children(map))
        entries.push_back(entry);
    // Sorting, unlike hashing, stays fast whatever the keys are; equal keys keep their order.
    std::ranges::sort(entries, [this](NodeId left, NodeId right) {
        const int order = document_.key(left).compare(document_.key(right));
        return order != 0 ? order < 0 : left.index < right.index;
    });
    NodeId first;
    for (const NodeId entry : entries) {
        if (!first || document_.key(entry) != document_.key(first)) {
            first = entry;
            continue;
        }
        errors_.report(document_.key_span(entry), "duplicate key \"" + std::string(document_.key(entry)) + "\"",
                       "it stands in line " + std::to_string(document_.key_span(first).begin.line) +
                           " already: remove or rename one of them");
    }
}

}  // namespace appinfra::document
