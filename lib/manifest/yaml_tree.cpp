#include "yaml_tree.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "appinfra/support/utf8.hpp"
#include "source_text.hpp"

namespace appinfra::manifest {
namespace {

using diagnostics::Span;

/// Ends reading: what was wrong is reported already.
struct Stop {};

std::size_t offset_of(const YAML::Mark& mark) { return mark.is_null() ? 0 : static_cast<std::size_t>(mark.pos); }

/// Builds the tree from the parser's events, which come without recursion on this side.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(const SourceText& source, Findings& findings) : source_(source), findings_(findings) {}

    Node take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1)
            stop(Id::not_one_mapping, mark, "a second document begins here", "keep one manifest in one file");
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        put(mark, make_node(Node::Kind::null, at(mark)));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        refuse(mark, "aliases such as `*name` are not read", "write the value out");
        put(mark, make_node(Node::Kind::refused, at(mark)));
    }
    void OnAnchor(const YAML::Mark& mark, const std::string& /*name*/) override {
        refuse(mark, "anchors such as `&name` are not read", "remove it");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                  const std::string& value) override {
        refuse_tag(mark, tag);
        put(mark, make_node(Node::Kind::scalar, source_.scalar(offset_of(mark), value), value));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, Node::Kind::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, Node::Kind::mapping);
    }
    void OnMapEnd() override { close(); }

private:
    /// A collection that is not complete yet.
    struct Frame {
        Node node;
        bool has_key = false;  ///< Of a mapping: the last entry waits for its value.
    };

    [[nodiscard]] Span at(const YAML::Mark& mark) const {
        const std::size_t offset = offset_of(mark);
        return source_.span(offset, offset + 1);
    }

    [[noreturn]] void stop(Id id, const YAML::Mark& mark, std::string message, std::string help) {
        findings_.error(id, at(mark), {}, std::move(message), std::move(help));
        throw Stop{};
    }
    void refuse(const YAML::Mark& mark, std::string message, std::string help) {
        findings_.error(Id::unsupported_yaml, at(mark), {}, std::move(message), std::move(help));
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, "tags such as `!name` are not read", "remove it, or write the text in quotes");
    }

    void count(const YAML::Mark& mark) {
        if (++nodes_ > most_nodes)
            stop(Id::too_large, mark, "the manifest has too many values", "no manifest needs more than 10,000");
    }

    void open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind) {
        refuse_tag(mark, tag);
        if (!frames_.empty() && frames_.back().node.kind == Node::Kind::mapping && !frames_.back().has_key)
            stop(Id::not_yaml, mark, "a key must be text", "write `key: value`");
        if (frames_.size() >= deepest_nesting)
            stop(Id::too_large, mark, "values are nested too deep", "no manifest needs more than 6 levels");
        count(mark);
        frames_.push_back({.node = make_node(kind, at(mark))});
    }

    void close() {
        Node node = std::move(frames_.back().node);
        frames_.pop_back();
        if (!node.items.empty())
            node.span.end = node.items.back().span.end;
        if (!node.entries.empty())
            node.span.end = node.entries.back().value.span.end;
        attach(std::move(node));
    }

    void put(const YAML::Mark& mark, Node node) {
        count(mark);
        if (frames_.empty() || frames_.back().node.kind == Node::Kind::list || frames_.back().has_key)
            return attach(std::move(node));
        if (node.kind != Node::Kind::scalar && node.kind != Node::Kind::refused)
            stop(Id::not_yaml, mark, "a key is missing", "write `key: value`");
        frames_.back().node.entries.push_back({.key = std::move(node.text), .key_span = node.span, .value = {}});
        frames_.back().has_key = true;
    }

    void attach(Node node) {
        if (frames_.empty()) {
            root_ = std::move(node);
            return;
        }
        Frame& frame = frames_.back();
        if (frame.node.kind == Node::Kind::list) {
            frame.node.items.push_back(std::move(node));
            return;
        }
        Entry& entry = frame.node.entries.back();
        if (node.kind == Node::Kind::null)
            node.span = entry.key_span;
        entry.value = std::move(node);
        frame.has_key = false;
    }

    const SourceText& source_;
    Findings& findings_;
    std::vector<Frame> frames_;
    Node root_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

/// Bytes that no manifest has, and that parsers disagree about.
bool has_bad_bytes(const SourceText& source, Findings& findings) {
    const std::string_view text = source.text();
    for (std::size_t at = 0; at < text.size();) {
        const support::Character next = support::decode(text, at);
        const bool is_space = next.value == '\t' || next.value == '\n' || next.value == '\r';
        if (!is_space && (next.value < 0x20 || next.value == 0x7F || next.value == support::Character::invalid)) {
            findings.error(Id::bad_character, source.span(at, at + next.length), {},
                           next.value == support::Character::invalid ? "the manifest is not UTF-8 here"
                                                                     : "a control character stands here",
                           "write the manifest as plain UTF-8 text");
            return true;
        }
        at += next.length;
    }
    return false;
}

void report_syntax_error(const SourceText& source, Findings& findings, const YAML::Exception& exception) {
    const std::size_t offset = offset_of(exception.mark);
    const Span span = source.span(offset, offset + 1);
    if (source.is_within_block(offset, "secret"))
        findings.hide(span);
    if (dynamic_cast<const YAML::DeepRecursion*>(&exception) != nullptr)
        return findings.error(Id::too_large, span, {}, "values are nested too deep",
                              "no manifest needs more than 6 levels");
    if (source.is_indented_with_tab(offset))
        return findings.error(Id::not_yaml, span, {}, "not YAML: a tab stands before the text",
                              "indent with blanks: YAML knows no tabs");
    findings.error(Id::not_yaml, span, {}, "not YAML: " + exception.msg,
                   "text that holds `: ` or ` #`, or begins with one of `{ [ & * ! | > % @`, needs quotes");
}

}  // namespace

Node make_node(Node::Kind kind, Span span, std::string text) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    node.span = span;
    return node;
}

std::optional<Node> read_tree(std::string_view text, Findings& findings) {
    text = support::without_byte_order_mark(text);
    const SourceText source(text);
    const Span start = source.span(0, 1);
    if (text.size() > largest_manifest_bytes) {
        findings.error(Id::too_large, start, {}, "the manifest is larger than 1 MB", "is this the right file?");
        return std::nullopt;
    }
    if (has_bad_bytes(source, findings))
        return std::nullopt;
    TreeBuilder builder(source, findings);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Stop&) {
        return std::nullopt;
    } catch (const YAML::Exception& exception) {
        report_syntax_error(source, findings, exception);
        return std::nullopt;
    }
    Node root = builder.take();
    if (root.kind != Node::Kind::mapping) {
        findings.error(Id::not_one_mapping, root.span.known() ? root.span : start, {},
                       "the manifest has no keys at its top", "begin with `app: NAME` and `domain: NAME`");
        return std::nullopt;
    }
    return root;
}

}  // namespace appinfra::manifest
