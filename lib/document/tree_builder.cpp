#include <algorithm>
#include <utility>

#include "appinfra/document/read.hpp"
#include "appinfra/support/quoted.hpp"
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
    map.is_merging = false;
}

void TreeBuilder::merge_key(Span span) {
    key("<<", span);
    open_.back().is_merging = true;
}

bool TreeBuilder::has_room(std::size_t levels, Span span) {
    if (document_.size() > most_nodes)
        errors_.report(span, "the template holds more than " + std::to_string(most_nodes) + " values");
    else if (document_.copied_text() > largest_text)
        errors_.report(span, "aliases repeat more than " + std::to_string(largest_text / 1'000'000) + " MB of text");
    else if (open_.size() + levels > deepest_nesting)
        errors_.report(span, "lists and maps are nested more than " + std::to_string(deepest_nesting) + " levels deep");
    else
        return true;
    return false;
}

bool TreeBuilder::place(NodeId node, Span span, std::size_t levels) {
    if (!has_room(levels, span))
        return false;
    Span key_span;
    if (open_.empty()) {
        document_.set_root(node);
    } else {
        Open& parent = open_.back();
        parent.levels = std::max(parent.levels, levels);
        key_span = parent.key_span;
        if (document_.kind(parent.container) == Kind::list)
            document_.append(parent.container, node);
        else if (parent.is_merging)
            parent.merged.push_back(node);
        else
            document_.insert(parent.container, parent.key, node);
        parent.has_key = false;
    }
    document_.set_span(node, span, key_span);
    if (next_anchor_ != nullptr)
        *next_anchor_ = Anchor{.node = node};
    return true;
}

bool TreeBuilder::add(NodeId scalar, Span span) {
    if (!place(scalar, span, 0))
        return false;
    if (next_anchor_ != nullptr)
        std::exchange(next_anchor_, nullptr)->complete = true;
    finish(span.end);
    return true;
}

bool TreeBuilder::begin(NodeId container, Span span) {
    if (!place(container, span, 1))
        return false;
    open_.push_back(Open{.container = container,
                         .key = {},
                         .key_span = {},
                         .last_end = span.end,
                         .anchor = std::exchange(next_anchor_, nullptr),
                         .merged = {}});
    return true;
}

bool TreeBuilder::begin_function(std::string_view name, Span span, Span name_span) {
    if (!begin(document_.make_map(), span))
        return false;
    open_.back().is_function = true;
    key(name, name_span);
    return true;
}

bool TreeBuilder::end(Position end) {
    if (document_.kind(open_.back().container) == Kind::map)
        report_duplicates(open_.back().container);
    if (!open_.back().merged.empty() && !merge())
        return false;
    finish_container(end.line != 0 ? end : open_.back().last_end);
    return true;
}

void TreeBuilder::finish_container(Position end) {
    const Open closed = std::move(open_.back());
    open_.pop_back();
    const NodeId container = closed.container;
    const std::size_t levels = closed.levels + 1;
    document_.set_span(container, {document_.span(container).begin, end}, document_.key_span(container));
    if (closed.anchor != nullptr && closed.anchor->node == container)
        *closed.anchor = Anchor{.node = container, .levels = levels, .complete = true};
    if (!open_.empty())
        open_.back().levels = std::max(open_.back().levels, levels);
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
    if (document_.child_count(map) < 2)
        return;
    entries_.clear();
    for (const NodeId entry : document_.children(map))
        entries_.push_back(entry);
    // Sorting, unlike hashing, stays fast whatever the keys are; equal keys keep their order.
    std::ranges::sort(entries_, [this](NodeId left, NodeId right) {
        const int order = document_.key(left).compare(document_.key(right));
        return order != 0 ? order < 0 : left.index < right.index;
    });
    const auto report = [this](NodeId entry, std::string_view where, NodeId other) {
        errors_.report(document_.key_span(entry), "duplicate key " + support::quoted(document_.key(entry)),
                       "it stands in line " + std::to_string(document_.key_span(other).begin.line) +
                           std::string(where) + ": remove or rename one of them");
    };
    for (std::size_t first = 0, i = 1; i < entries_.size(); ++i) {
        if (document_.key(entries_[i]) != document_.key(entries_[first])) {
            first = i;
            continue;
        }
        if (i == first + 1)
            report(entries_[first], " again", entries_[i]);
        report(entries_[i], " already", entries_[first]);
    }
}

bool TreeBuilder::merge() {
    const Open& map = open_.back();
    std::vector<NodeId> sources;
    // A later merge key goes before an earlier one.
    for (auto value = map.merged.rbegin(); value != map.merged.rend(); ++value) {
        if (document_.kind(*value) == Kind::list)
            for (const NodeId item : document_.children(*value))
                sources.push_back(item);
        else
            sources.push_back(*value);
    }
    for (const NodeId source : sources)
        if (document_.kind(source) != Kind::map)
            errors_.report(document_.span(source), "a merge key takes a map or a list of maps");
    document_.merge(map.container, sources);
    document_.add_merged(map.container);
    return has_room(0, document_.span(map.container));
}

void TreeBuilder::anchor(std::string_view name) {
    next_anchor_ = &anchors_[std::string(name)];
    *next_anchor_ = {};
}

void TreeBuilder::anchor_key(std::string_view name, std::string_view key) {
    anchors_[std::string(name)] = {.node = document_.make_string(key), .complete = true};
}

bool TreeBuilder::alias(std::string_view name, Span span) {
    const auto found = anchors_.find(name);
    const Anchor anchor = found == anchors_.end() ? Anchor{} : found->second;
    const std::string shown = support::quoted(name);
    if (!anchor.complete) {
        errors_.report(span, "alias " + shown + (anchor.node ? " stands within what it repeats" : " repeats nothing"),
                       anchor.node ? "write the value out" : "put an anchor of that name before a value above it");
        return false;
    }
    if (expects_key()) {
        if (document_.kind(anchor.node) != Kind::string)
            errors_.report(span, "a key must be text, which " + shown + " is not");
        document_.add_alias({std::string(name), span, open_.back().container});
        key(document_.text(anchor.node), span);
        return true;
    }
    const auto merging = std::ranges::find(open_, true, &Open::is_merging);
    const NodeId copy = document_.copy(anchor.node);
    document_.add_alias({std::string(name), span, merging != open_.end() ? merging->container : copy});
    if (!place(copy, document_.span(copy), anchor.levels))
        return false;
    finish(span.end);
    return true;
}

}  // namespace appinfra::document
