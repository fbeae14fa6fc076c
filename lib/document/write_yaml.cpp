#include "appinfra/document/write.hpp"
#include "comment.hpp"
#include "short_forms.hpp"
#include "yaml_line.hpp"
#include "yaml_scalar.hpp"

namespace appinfra::document {
namespace {

/// A longer key needs the explicit form; YAML allows 1,024 characters.
constexpr std::size_t longest_implicit_key = 1000;

class YamlWriter {
public:
    explicit YamlWriter(const Document& document)
        : document_(document), resources_(document.find(document.root(), "Resources")) {}

    std::string write() {
        if (document_.root())
            write_value(document_.root(), 0, true);
        while (!frames_.empty()) {
            if (frames_.back().next)
                write_child();
            else
                frames_.pop_back();
        }
        return std::move(out_);
    }

private:
    /// A list or map of which the children before `next` are written.
    struct Frame {
        NodeId container;
        NodeId previous;
        NodeId next;
        std::size_t indent = 0;
        bool joins_line = false;  ///< The first child stands on the line that is begun.
    };

    void write_child() {
        Frame& frame = frames_.back();
        const NodeId child = frame.next;
        const std::size_t indent = frame.indent;
        const bool is_item = document_.kind(frame.container) == Kind::list;
        begin_line(frame);
        frame.previous = child;
        frame.next = document_.next_sibling(child);
        if (is_item)
            out_ += '-';
        else
            append_key(document_.key(child), indent);
        write_value(child, indent + indent_step, is_item);
    }

    /// Goes to where the next child of the frame begins.
    void begin_line(const Frame& frame) {
        const std::string_view comment = document_.comment(frame.next);
        if (!frame.previous && frame.joins_line && comment.empty()) {
            separate();
            return;
        }
        end_line();
        if (begins_section(frame) && !out_.ends_with("\n\n"))
            out_ += '\n';
        append_comment(out_, comment, frame.indent);
        out_.append(frame.indent, ' ');
    }

    [[nodiscard]] bool begins_section(const Frame& frame) const {
        if (!frame.previous)
            return false;
        if (frame.container == resources_)
            return true;
        return frame.container == document_.root() && document_.kind(frame.container) == Kind::map &&
               (document_.first_child(frame.previous) || document_.first_child(frame.next) ||
                !document_.comment(frame.next).empty());
    }

    void append_key(std::string_view key, std::size_t indent) {
        const std::size_t begin = out_.size();
        append_scalar(out_, key, choose_style(key, ScalarPlace::line));
        if (out_.size() - begin > longest_implicit_key) {
            out_.insert(begin, "? ");
            end_line();
            out_.append(indent, ' ');
        }
        out_ += ':';
    }

    /// Writes what follows a key or a dash. `indent` is that of the lines below; `joins_line` whether a list or map may
    /// begin on this line.
    void write_value(NodeId node, std::size_t indent, bool joins_line) {
        if (const auto tagged = short_form_of(document_, node))
            write_tagged(*tagged, indent);
        else if (document_.first_child(node))
            frames_.push_back({node, none, document_.first_child(node), indent, joins_line});
        else
            write_leaf(node, indent);
    }

    void write_tagged(const Tagged& tagged, std::size_t indent) {
        separate();
        out_.append("!").append(tagged.tag);
        if (tagged.tag == "GetAtt") {
            separate();
            append_attribute(out_, document_, tagged.argument, ScalarPlace::line);
            end_line();
        } else if (document_.kind(tagged.argument) != Kind::list || !write_flow_list(tagged.argument)) {
            write_value(tagged.argument, indent, false);
        }
    }

    bool write_flow_list(NodeId list) {
        out_ += ' ';
        const bool fits = append_flow_list(out_, document_, list);
        if (fits)
            end_line();
        else
            out_.pop_back();
        return fits;
    }

    void write_leaf(NodeId node, std::size_t indent) {
        separate();
        if (document_.kind(node) == Kind::string)
            write_text(document_.text(node), indent);
        else
            append_on_line(out_, document_, node, ScalarPlace::line);
        end_line();
    }

    void write_text(std::string_view text, std::size_t indent) {
        const ScalarStyle style = choose_style(text, indent == 0 ? ScalarPlace::line : ScalarPlace::block);
        if (style == ScalarStyle::literal)
            append_literal(out_, text, indent);
        else
            append_scalar(out_, text, style);
    }

    void separate() {
        if (!out_.empty() && out_.back() != '\n')
            out_ += ' ';
    }

    void end_line() {
        if (!out_.empty() && out_.back() != '\n')
            out_ += '\n';
    }

    const Document& document_;
    NodeId resources_;
    std::vector<Frame> frames_;
    std::string out_;
};

}  // namespace

std::string write_yaml(const Document& document) { return YamlWriter(document).write(); }

}  // namespace appinfra::document
