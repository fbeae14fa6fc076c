#include "appinfra/document/write.hpp"
#include "number_text.hpp"
#include "quoted.hpp"

namespace appinfra::document {
namespace {

constexpr std::size_t indent_step = 2;

class JsonWriter {
public:
    JsonWriter(const Document& document, JsonStyle style) : document_(document), pretty_(style == JsonStyle::pretty) {}

    std::string write() {
        NodeId node = document_.root();
        if (!node)
            return {};
        append_value(node);
        while (node) {
            if (const NodeId child = document_.first_child(node)) {
                ++depth_;
                node = begin_child(child);
            } else {
                node = next_after(node);
            }
        }
        if (pretty_)
            out_ += '\n';
        return std::move(out_);
    }

private:
    /// Ends all containers whose last child is `node` or holds it; gives the node that comes then, if any.
    NodeId next_after(NodeId node) {
        for (; node; node = document_.parent(node)) {
            if (const NodeId next = document_.next_sibling(node)) {
                out_ += ',';
                return begin_child(next);
            }
            if (const NodeId container = document_.parent(node)) {
                --depth_;
                break_line();
                out_ += document_.kind(container) == Kind::list ? ']' : '}';
            }
        }
        return none;
    }

    NodeId begin_child(NodeId child) {
        break_line();
        if (document_.kind(document_.parent(child)) == Kind::map) {
            append_quoted(out_, document_.key(child));
            out_ += pretty_ ? ": " : ":";
        }
        append_value(child);
        return child;
    }

    /// A scalar, an empty list or map, or the bracket that begins one with children.
    void append_value(NodeId node) {
        const bool is_empty = !document_.first_child(node);
        switch (document_.kind(node)) {
            case Kind::null:
                out_ += "null";
                break;
            case Kind::boolean:
                out_ += document_.boolean(node) ? "true" : "false";
                break;
            case Kind::integer:
                out_ += std::to_string(document_.integer(node));
                break;
            case Kind::number:
                append_number(document_.text(node));
                break;
            case Kind::string:
                append_quoted(out_, document_.text(node));
                break;
            case Kind::list:
                out_ += is_empty ? "[]" : "[";
                break;
            case Kind::map:
                out_ += is_empty ? "{}" : "{";
                break;
        }
    }

    void append_number(std::string_view text) {
        if (const auto number = portable_number(text))
            out_ += *number;
        else
            append_quoted(out_, text);
    }

    void break_line() {
        if (pretty_)
            out_.append("\n").append(depth_ * indent_step, ' ');
    }

    const Document& document_;
    bool pretty_;
    std::size_t depth_ = 0;
    std::string out_;
};

}  // namespace

std::string write_json(const Document& document, JsonStyle style) { return JsonWriter(document, style).write(); }

}  // namespace appinfra::document
