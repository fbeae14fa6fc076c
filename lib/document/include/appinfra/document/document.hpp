#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::document {

enum class Kind : std::uint8_t { null, boolean, integer, number, string, list, map };

/// Names a node of one Document. Cheap to copy; `none` where there is no node.
struct NodeId {
    std::uint32_t index = UINT32_MAX;

    [[nodiscard]] explicit operator bool() const { return index != UINT32_MAX; }
    friend bool operator==(NodeId, NodeId) = default;
};

inline constexpr NodeId none{};

/// An alias of YAML, `*name`, in whose place a reader put a copy of what `&name` stands before.
struct Alias {
    std::string name;
    diagnostics::Span span;
    NodeId node;  ///< The copy; for a key, or the value of a merge key, the map.
};

/// The one tree for templates, ours and foreign ones: ordered, compact (nodes and text live in two arenas), with the
/// source span of every key and value when a reader filled it.
///
/// Intrinsic functions are plain maps of one key in their long form (`{"Fn::GetAtt": ["Db", "Arn"]}`), whatever
/// spelling the source used; the YAML writer gives them their short form.
///
/// A node has at most one parent. Nodes are never removed. An id stays valid as long as the document lives.
class Document {
public:
    Document() = default;
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    // Building.
    NodeId make_null();
    NodeId make_boolean(bool value);
    NodeId make_integer(std::int64_t value);
    /// `text` is the number as it is to be written (or was read): `0.5`, `1e3`.
    NodeId make_number(std::string_view text);
    NodeId make_string(std::string_view value);
    NodeId make_list();
    NodeId make_map();
    void append(NodeId list, NodeId item);
    /// Adds an entry at the end. Does not look for an earlier entry of the same key: readers report duplicates.
    void insert(NodeId map, std::string_view key, NodeId value);
    /// Adds copies of the entries of other maps whose keys `map` lacks; the first of a key counts.
    void merge(NodeId map, std::span<const NodeId> sources);
    /// A copy, without a parent, of the node and everything below it.
    NodeId copy(NodeId node);
    /// Bytes of keys and texts in all copies: what reading them costs, though they take no memory.
    [[nodiscard]] std::size_t copied_text() const { return copied_text_; }
    void set_root(NodeId node) { root_ = node; }
    /// One or more lines, without comment marks, that the YAML writer puts before the entry or item.
    void set_comment(NodeId node, std::string_view text);
    void set_span(NodeId node, diagnostics::Span value, diagnostics::Span key);
    void add_alias(Alias alias) { aliases_.push_back(std::move(alias)); }
    void add_merged(NodeId map) { merged_.push_back(map); }
    void set_source_size(std::size_t bytes) { source_size_ = bytes; }

    // Reading.
    [[nodiscard]] NodeId root() const { return root_; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    /// Of the text that a reader read; 0 for a document that was built.
    [[nodiscard]] std::size_t source_size() const { return source_size_; }
    [[nodiscard]] Kind kind(NodeId node) const { return at(node).kind; }
    [[nodiscard]] bool boolean(NodeId node) const { return at(node).payload != 0; }
    [[nodiscard]] std::int64_t integer(NodeId node) const;
    /// The text of a string, or of a number as written.
    [[nodiscard]] std::string_view text(NodeId node) const;
    /// The key under which the node stands in its map; empty for list items and the root.
    [[nodiscard]] std::string_view key(NodeId node) const { return view(at(node).key); }
    [[nodiscard]] NodeId parent(NodeId node) const { return NodeId{at(node).parent}; }
    [[nodiscard]] NodeId first_child(NodeId node) const { return NodeId{at(node).first}; }
    [[nodiscard]] NodeId next_sibling(NodeId node) const { return NodeId{at(node).next}; }
    /// The number of items or entries.
    [[nodiscard]] std::uint32_t child_count(NodeId node) const;
    /// The first entry of that key, or `none`; also `none` when `map` is not a map.
    [[nodiscard]] NodeId find(NodeId map, std::string_view key) const;
    [[nodiscard]] std::string_view comment(NodeId node) const;
    [[nodiscard]] diagnostics::Span span(NodeId node) const;
    [[nodiscard]] diagnostics::Span key_span(NodeId node) const;
    /// The aliases of the source, in its order. Copies have the spans of what they are copies of.
    [[nodiscard]] std::span<const Alias> aliases() const { return aliases_; }
    /// The maps into which the source merges others with `<<`, inner ones first.
    [[nodiscard]] std::span<const NodeId> merged() const { return merged_; }
    /// `Resources/Service/Properties/LoadBalancers/0/ContainerName`.
    [[nodiscard]] std::string path(NodeId node) const;

    /// Iterates over the items of a list or the entries of a map, in order: `for (auto item :
    /// document.children(list))`.
    class Children;
    [[nodiscard]] Children children(NodeId node) const;

private:
    struct Text {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
    };
    struct Record {
        std::uint64_t payload = 0;  ///< boolean, integer; text offset and length; or last child and count.
        Text key;                   ///< Of an entry; of an item, its index and the length 0.
        std::uint32_t first = UINT32_MAX;
        std::uint32_t next = UINT32_MAX;
        std::uint32_t parent = UINT32_MAX;
        Kind kind = Kind::null;
    };
    struct Spans {
        diagnostics::Span value;
        diagnostics::Span key;
    };

    [[nodiscard]] const Record& at(NodeId node) const { return nodes_[node.index]; }
    NodeId make(Kind kind, std::uint64_t payload);
    void attach(NodeId container, NodeId child);
    NodeId copy_record(NodeId node);
    Text store(std::string_view text);
    [[nodiscard]] std::string_view view(Text text) const {
        return text.length == 0 ? std::string_view() : std::string_view(text_.data() + text.offset, text.length);
    }

    std::vector<Record> nodes_;
    std::size_t copied_text_ = 0;
    std::string text_;
    std::vector<Spans> spans_;  ///< Parallel to `nodes_`, or shorter when the tail has no spans.
    std::unordered_map<std::uint32_t, std::string> comments_;
    std::vector<Alias> aliases_;
    std::vector<NodeId> merged_;
    NodeId root_;
    std::size_t source_size_ = 0;
};

class Document::Children {
public:
    class Iterator {
    public:
        Iterator(const Document* document, NodeId node) : document_(document), node_(node) {}
        NodeId operator*() const { return node_; }
        Iterator& operator++() {
            node_ = document_->next_sibling(node_);
            return *this;
        }
        friend bool operator==(const Iterator& left, const Iterator& right) { return left.node_ == right.node_; }

    private:
        const Document* document_;
        NodeId node_;
    };

    Children(const Document* document, NodeId first) : document_(document), first_(first) {}
    [[nodiscard]] Iterator begin() const { return {document_, first_}; }
    [[nodiscard]] Iterator end() const { return {document_, none}; }

private:
    const Document* document_;
    NodeId first_;
};

inline Document::Children Document::children(NodeId node) const { return {this, first_child(node)}; }

}  // namespace appinfra::document
