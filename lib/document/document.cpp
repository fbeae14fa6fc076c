#include "appinfra/document/document.hpp"

#include <bit>
#include <cassert>
#include <limits>
#include <set>
#include <stdexcept>

namespace appinfra::document {
namespace {

constexpr std::uint64_t pack(std::uint32_t high, std::uint32_t low) { return std::uint64_t{high} << 32U | low; }
constexpr std::uint32_t high_half(std::uint64_t payload) { return static_cast<std::uint32_t>(payload >> 32U); }
constexpr std::uint32_t low_half(std::uint64_t payload) { return static_cast<std::uint32_t>(payload); }

/// What a list or map holds before its first child: no last child, and a count of zero.
constexpr std::uint64_t no_children = pack(UINT32_MAX, 0);

bool is_container(Kind kind) { return kind == Kind::list || kind == Kind::map; }

}  // namespace

NodeId Document::make(Kind kind, std::uint64_t payload) {
    if (nodes_.size() >= std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("a document holds at most 2^32 - 1 nodes");
    Record& record = nodes_.emplace_back();
    record.payload = payload;
    record.kind = kind;
    return NodeId{static_cast<std::uint32_t>(nodes_.size() - 1)};
}

Document::Text Document::store(std::string_view text) {
    if (text.size() > std::numeric_limits<std::uint32_t>::max() - text_.size())
        throw std::length_error("a document holds at most 4 GiB of text");
    const Text stored{.offset = static_cast<std::uint32_t>(text_.size()),
                      .length = static_cast<std::uint32_t>(text.size())};
    text_.append(text);
    return stored;
}

NodeId Document::make_null() { return make(Kind::null, 0); }

NodeId Document::make_boolean(bool value) { return make(Kind::boolean, value ? 1 : 0); }

NodeId Document::make_integer(std::int64_t value) { return make(Kind::integer, std::bit_cast<std::uint64_t>(value)); }

NodeId Document::make_number(std::string_view text) {
    const Text stored = store(text);
    return make(Kind::number, pack(stored.offset, stored.length));
}

NodeId Document::make_string(std::string_view value) {
    const Text stored = store(value);
    return make(Kind::string, pack(stored.offset, stored.length));
}

NodeId Document::make_list() { return make(Kind::list, no_children); }

NodeId Document::make_map() { return make(Kind::map, no_children); }

void Document::attach(NodeId container, NodeId child) {
    Record& parent = nodes_[container.index];
    assert(!this->parent(child) && child != root_);
    nodes_[child.index].parent = container.index;
    const std::uint32_t count = low_half(parent.payload);
    if (count == 0)
        parent.first = child.index;
    else
        nodes_[high_half(parent.payload)].next = child.index;
    parent.payload = pack(child.index, count + 1);
}

void Document::append(NodeId list, NodeId item) {
    assert(kind(list) == Kind::list);
    // An item has no key; its place in the list stands there instead, so that `path` need not count.
    nodes_[item.index].key = Text{.offset = child_count(list), .length = 0};
    attach(list, item);
}

void Document::insert(NodeId map, std::string_view key, NodeId value) {
    assert(kind(map) == Kind::map);
    nodes_[value.index].key = store(key);
    attach(map, value);
}

NodeId Document::copy_record(NodeId node) {
    const NodeId copy = make(kind(node), is_container(kind(node)) ? no_children : at(node).payload);
    nodes_[copy.index].key = at(node).key;
    copied_text_ += key(node).size() + (kind(node) == Kind::string ? text(node).size() : 0);
    set_span(copy, span(node), key_span(node));
    return copy;
}

NodeId Document::copy(NodeId node) {
    const NodeId result = copy_record(node);
    for (NodeId from = node, to = result;;) {
        if (first_child(from)) {
            from = first_child(from);
        } else {
            for (; from != node && !next_sibling(from); from = parent(from))
                to = parent(to);
            if (from == node)
                return result;
            from = next_sibling(from);
            to = parent(to);
        }
        const NodeId child = copy_record(from);
        attach(to, child);
        to = child;
    }
}

void Document::merge(NodeId map, std::span<const NodeId> sources) {
    std::set<std::string, std::less<>> keys;
    for (const NodeId entry : children(map))
        keys.emplace(key(entry));
    for (const NodeId source : sources)
        for (const NodeId entry : children(source))
            if (keys.emplace(key(entry)).second)
                attach(map, copy(entry));
}

void Document::set_comment(NodeId node, std::string_view text) { comments_[node.index] = text; }

void Document::set_span(NodeId node, diagnostics::Span value, diagnostics::Span key) {
    if (spans_.size() == node.index) {  // mostly: readers go from node to node
        spans_.push_back({.value = value, .key = key});
        return;
    }
    if (spans_.size() < node.index)
        spans_.resize(node.index + std::size_t{1});
    spans_[node.index] = {.value = value, .key = key};
}

std::int64_t Document::integer(NodeId node) const { return std::bit_cast<std::int64_t>(at(node).payload); }

std::string_view Document::text(NodeId node) const {
    const Record& record = at(node);
    if (record.kind != Kind::string && record.kind != Kind::number)
        return {};
    return view(Text{.offset = high_half(record.payload), .length = low_half(record.payload)});
}

std::uint32_t Document::child_count(NodeId node) const {
    const Record& record = at(node);
    return is_container(record.kind) ? low_half(record.payload) : 0;
}

NodeId Document::find(NodeId map, std::string_view key) const {
    if (!map || kind(map) != Kind::map)
        return none;
    for (const NodeId entry : children(map))
        if (this->key(entry) == key)
            return entry;
    return none;
}

std::string_view Document::comment(NodeId node) const {
    if (comments_.empty())
        return {};
    const auto found = comments_.find(node.index);
    return found == comments_.end() ? std::string_view{} : std::string_view(found->second);
}

diagnostics::Span Document::span(NodeId node) const {
    return node.index < spans_.size() ? spans_[node.index].value : diagnostics::Span{};
}

diagnostics::Span Document::key_span(NodeId node) const {
    return node.index < spans_.size() ? spans_[node.index].key : diagnostics::Span{};
}

std::string Document::path(NodeId node) const {
    std::vector<NodeId> steps;
    for (; node && parent(node); node = parent(node))
        steps.push_back(node);
    std::string path;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (step != steps.rbegin())
            path += '/';
        if (kind(parent(*step)) == Kind::list)
            path += std::to_string(at(*step).key.offset);
        else
            path += key(*step);
    }
    return path;
}

}  // namespace appinfra::document
