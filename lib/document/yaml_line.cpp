#include "yaml_line.hpp"

#include "number_text.hpp"

namespace appinfra::document {
namespace {

/// Lists in flow style end before this column.
constexpr std::size_t widest_line = 100;

void append_text(std::string& out, std::string_view text, ScalarPlace place) {
    append_scalar(out, text, choose_style(text, place));
}

void append_number(std::string& out, std::string_view text, ScalarPlace place) {
    if (const auto number = portable_number(text))
        out += *number;
    else if (is_not_finite(text))
        out += text;
    else
        append_text(out, text, place);
}

/// Recursion is bounded: every level begins with a bracket on the one line that must stay short.
class FlowList {
public:
    FlowList(std::string& out, const Document& document)
        : out_(out), document_(document), line_begin_(out.rfind('\n') + 1) {}

    bool append(NodeId list) {
        out_ += '[';
        for (const NodeId item : document_.children(list)) {
            if (item != document_.first_child(list))
                out_ += ", ";
            if (!fits() || !append_item(item))
                return false;
        }
        out_ += ']';
        return fits();
    }

private:
    [[nodiscard]] bool fits() const { return out_.size() - line_begin_ <= widest_line; }

    bool append_item(NodeId item) {
        if (!document_.comment(item).empty())
            return false;
        const auto tagged = short_form_of(document_, item);
        if (!tagged)
            return append_untagged(item);
        out_.append("!").append(tagged->tag) += ' ';
        if (tagged->tag != "GetAtt")
            return append_untagged(tagged->argument);
        append_attribute(out_, document_, tagged->argument, ScalarPlace::flow);
        return true;
    }

    bool append_untagged(NodeId item) {
        const std::string_view text = document_.text(item);
        if (text.size() > widest_line || text.find('\n') != std::string_view::npos)
            return false;
        if (document_.kind(item) == Kind::list)
            return append(item);
        if (document_.first_child(item))
            return false;
        append_on_line(out_, document_, item, ScalarPlace::flow);
        return true;
    }

    std::string& out_;
    const Document& document_;
    std::size_t line_begin_;
};

}  // namespace

void append_on_line(std::string& out, const Document& document, NodeId node, ScalarPlace place) {
    switch (document.kind(node)) {
        case Kind::null:
            out += "null";
            break;
        case Kind::boolean:
            out += document.boolean(node) ? "true" : "false";
            break;
        case Kind::integer:
            out += std::to_string(document.integer(node));
            break;
        case Kind::number:
            append_number(out, document.text(node), place);
            break;
        case Kind::string:
            append_text(out, document.text(node), place);
            break;
        case Kind::list:
            out += "[]";
            break;
        case Kind::map:
            out += "{}";
            break;
    }
}

void append_attribute(std::string& out, const Document& document, NodeId pair, ScalarPlace place) {
    const NodeId resource = document.first_child(pair);
    std::string name(document.text(resource));
    name.append(".").append(document.text(document.next_sibling(resource)));
    append_text(out, name, place);
}

bool append_flow_list(std::string& out, const Document& document, NodeId list) {
    const std::size_t before = out.size();
    if (FlowList(out, document).append(list))
        return true;
    out.resize(before);
    return false;
}

}  // namespace appinfra::document
