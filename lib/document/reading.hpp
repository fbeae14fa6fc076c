#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/document/document.hpp"

namespace appinfra::document {

/// Reports errors about one file, up to a number that nobody reads through.
class ErrorReporter {
public:
    ErrorReporter(std::string file, diagnostics::Sink& sink) : file_(std::move(file)), sink_(sink) {}

    void report(diagnostics::Span span, std::string message, std::string help = {});
    [[nodiscard]] bool is_full() const { return count_ >= most_errors; }

private:
    static constexpr std::size_t most_errors = 1000;

    void add(diagnostics::Span span, std::string message, std::string help);

    std::string file_;
    diagnostics::Sink& sink_;
    std::size_t count_ = 0;
};

enum class TextForm : std::uint8_t { yaml, json };

/// Whether the text is UTF-8 of a size and of characters that the form allows; reports where it is not.
[[nodiscard]] bool check_text(std::string_view text, TextForm form, ErrorReporter& errors);

/// Makes a document out of a reader's events: keeps track of where the next value goes, checks the limits, reports
/// duplicate keys, and puts copies in the places of aliases.
class TreeBuilder {
public:
    explicit TreeBuilder(ErrorReporter& errors) : errors_(errors) {}

    [[nodiscard]] Document& document() { return document_; }
    [[nodiscard]] Document take() { return std::move(document_); }

    /// Whether the innermost open container is a map whose next entry has no key yet.
    [[nodiscard]] bool expects_key() const;
    void key(std::string_view key, diagnostics::Span span);
    /// The next value is a map, or a list of maps, whose entries the innermost open map takes over.
    void merge_key(diagnostics::Span span);

    /// Puts a scalar where the next value belongs. False when a limit is reached, which is then reported.
    bool add(NodeId scalar, diagnostics::Span span);
    /// Begins a list or map where the next value belongs. False when a limit is reached.
    bool begin(NodeId container, diagnostics::Span span);
    /// Begins a map of one entry that ends with its value.
    bool begin_function(std::string_view name, diagnostics::Span span, diagnostics::Span name_span);
    /// Ends the innermost list or map; `end` may be unknown, then it ends with its last child. False when a limit is
    /// reached.
    bool end(diagnostics::Position end);

    /// Names the next value, or the text `key` that is about to become a key, for aliases.
    void anchor(std::string_view name);
    void anchor_key(std::string_view name, std::string_view key);
    /// Puts a copy of what the anchor names where the next key or value belongs. False when a limit is reached.
    bool alias(std::string_view name, diagnostics::Span span);

private:
    struct Anchor {
        NodeId node;
        std::size_t levels = 0;
        bool complete = false;
    };
    struct Open {
        NodeId container;
        std::string key;
        diagnostics::Span key_span;
        diagnostics::Position last_end;
        bool has_key = false;
        bool is_function = false;
        bool is_merging = false;  ///< The last key is a merge key.
        Anchor* anchor = nullptr;
        std::size_t levels = 0;  ///< Of lists and maps among the children so far.
        std::vector<NodeId> merged;
    };

    /// `levels` of lists and maps are in the node.
    bool place(NodeId node, diagnostics::Span span, std::size_t levels);
    void finish_container(diagnostics::Position end);
    void finish(diagnostics::Position end);
    bool has_room(std::size_t levels, diagnostics::Span span);
    void report_duplicates(NodeId map);
    bool merge();

    ErrorReporter& errors_;
    Document document_;
    std::vector<Open> open_;
    std::vector<NodeId> entries_;  ///< Of the map that is looked through for duplicates.
    std::map<std::string, Anchor, std::less<>> anchors_;
    Anchor* next_anchor_ = nullptr;
};

}  // namespace appinfra::document
