#include "values.hpp"

namespace appinfra::validate {
namespace {

Presence presence_of(const Document& document, const Assumptions& assumptions, NodeId value, int depth) {
    const auto call = call_of(document, value);
    if (!call)
        return Presence::present;
    if (is_no_value(document, value))
        return Presence::absent;
    if (call->function != Function::branch || depth > deepest_value)
        return Presence::present;
    const NodeId yes = child(document, call->argument, 1);
    const NodeId no = child(document, call->argument, 2);
    if (!yes || !no)
        return Presence::present;
    if (const auto known = assumptions.known(text_of(document, child(document, call->argument, 0))))
        return presence_of(document, assumptions, *known ? yes : no, depth + 1);
    const Presence first = presence_of(document, assumptions, yes, depth + 1);
    return first == presence_of(document, assumptions, no, depth + 1) ? first : Presence::maybe;
}

/// The only variable of an `Fn::Sub` that is nothing else.
std::optional<std::string_view> only_variable(const Document& document, NodeId argument) {
    const auto [node, variables] = sub_arguments(document, argument);
    const std::string_view text = text_of(document, node);
    if (!text.starts_with("${") || text.starts_with("${!") || text.find('}') != text.size() - 1)
        return {};
    std::optional<std::string_view> only;
    for_each_variable(text, [&](std::string_view name) { only = name; });
    if (only && variables && document.find(variables, *only))
        return {};
    return only;
}

class TextParts {
public:
    explicit TextParts(const Document& document) : document_(document) {}

    void add(NodeId node, int depth) {
        const auto call = call_of(document_, node);
        if (!call || depth > deepest_value)
            return add_plain(node);
        switch (call->function) {
            case Function::ref:
                parts.push_back({.kind = Piece::Kind::name, .text = text_of(document_, call->argument), .where = node});
                return;
            case Function::get_att:
                if (const auto name = attribute_name(document_, call->argument))
                    return add_attribute(*name, node);
                break;
            case Function::sub:
                return add_sub(node, call->argument, depth);
            case Function::join:
                if (add_join(call->argument, depth))
                    return;
                break;
            default:
                break;
        }
        parts.push_back({.kind = Piece::Kind::unknown, .where = node});
    }

    std::vector<Piece> parts;

private:
    void add_plain(NodeId node) {
        const Kind kind = document_.kind(node);
        if (kind == Kind::string || kind == Kind::number)
            add_text(document_.text(node), node);
        else
            parts.push_back({.kind = Piece::Kind::unknown, .where = node});
    }

    void add_text(std::string_view text, NodeId where) {
        if (!text.empty())
            parts.push_back({.kind = Piece::Kind::text, .text = text, .where = where});
    }

    void add_attribute(const AttributeName& name, NodeId where) {
        parts.push_back(
            {.kind = Piece::Kind::attribute, .text = name.resource, .attribute = name.attribute, .where = where});
    }

    void add_sub(NodeId node, NodeId argument, int depth) {
        const auto [text_node, variables] = sub_arguments(document_, argument);
        if (!is_text(document_, text_node)) {
            parts.push_back({.kind = Piece::Kind::unknown, .where = node});
            return;
        }
        const std::string_view text = document_.text(text_node);
        std::size_t at = 0;
        for (std::size_t open = text.find("${"); open != text.npos; open = text.find("${", at)) {
            const std::size_t close = text.find('}', open);
            if (close == text.npos)
                break;
            add_text(text.substr(at, open - at), text_node);
            add_variable(text.substr(open, close + 1 - open), variables, text_node, depth);
            at = close + 1;
        }
        add_text(text.substr(at), text_node);
    }

    void add_variable(std::string_view spelled, NodeId variables, NodeId where, int depth) {
        bool found = false;
        for_each_variable(spelled, [&](std::string_view name) {
            found = true;
            if (const NodeId variable = variables ? document_.find(variables, name) : document::none)
                return add(variable, depth + 1);
            const std::size_t dot = name.find('.');
            if (dot != name.npos)
                return add_attribute({name.substr(0, dot), name.substr(dot + 1)}, where);
            parts.push_back({.kind = Piece::Kind::name, .text = name, .where = where});
        });
        if (!found) {  // `${!name}` stands for `${name}`
            add_text("${", where);
            add_text(spelled.substr(3), where);
        }
    }

    bool add_join(NodeId argument, int depth) {
        const NodeId delimiter = child(document_, argument, 0);
        const NodeId items = child(document_, argument, 1);
        if (!is_text(document_, delimiter) || !items || document_.kind(items) != Kind::list)
            return false;
        bool first = true;
        for (const NodeId item : document_.children(items)) {
            if (!first)
                add_text(document_.text(delimiter), delimiter);
            first = false;
            add(item, depth + 1);
        }
        return true;
    }

    const Document& document_;
};

}  // namespace

Presence presence(const Document& document, const Assumptions& assumptions, NodeId map, std::string_view name) {
    const NodeId value = map ? document.find(map, name) : document::none;
    return value ? presence_of(document, assumptions, value, 0) : Presence::absent;
}

void append_content(const Document& document, NodeId root, std::string& text) {
    std::vector<NodeId> open = {root};
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        if (!node) {
            text += '\x02';
            continue;
        }
        if (node != root)
            text += std::string(document.key(node)) + '\x01';
        if (is_scalar(document, node)) {
            text += scalar_text(document, node) + '\x01';
            continue;
        }
        text += document.kind(node) == Kind::list ? '[' : '{';
        open.push_back(document::none);
        for (const NodeId child : document.children(node))
            open.push_back(child);
    }
}

std::optional<std::string> known_text(const Document& document, NodeId node) {
    if (!node)
        return {};
    if (is_scalar(document, node))
        return document.kind(node) == Kind::null ? std::nullopt : std::optional(scalar_text(document, node));
    const auto call = call_of(document, node);
    if (!call || call->function != Function::sub)
        return {};
    const NodeId text = sub_arguments(document, call->argument).text;
    if (!is_text(document, text) || document.text(text).find("${") != std::string_view::npos)
        return {};
    return std::string(document.text(text));
}

std::optional<std::string_view> referred_name(const Document& document, NodeId node) {
    const auto call = call_of(document, node);
    if (!call)
        return {};
    if (call->function == Function::ref && is_text(document, call->argument))
        return document.text(call->argument);
    if (call->function != Function::sub)
        return {};
    const auto variable = only_variable(document, call->argument);
    return variable && variable->find('.') == variable->npos ? variable : std::nullopt;
}

std::optional<Reference> reference_of(const Template& templ, NodeId node) {
    const Document& document = templ.document;
    if (const auto name = referred_name(document, node)) {
        const auto resource = templ.resources.find(*name);
        return resource ? std::optional(Reference{*resource, {}}) : std::nullopt;
    }
    const auto call = call_of(document, node);
    std::optional<AttributeName> name;
    if (call && call->function == Function::get_att)
        name = attribute_name(document, call->argument);
    if (call && call->function == Function::sub) {
        const auto variable = only_variable(document, call->argument);
        const std::size_t dot = variable ? variable->find('.') : std::string_view::npos;
        if (dot != std::string_view::npos)
            name = AttributeName{variable->substr(0, dot), variable->substr(dot + 1)};
    }
    const auto resource = name ? templ.resources.find(name->resource) : std::nullopt;
    return resource ? std::optional(Reference{*resource, name->attribute}) : std::nullopt;
}

std::vector<Piece> pieces_of(const Document& document, NodeId node) {
    TextParts parts(document);
    if (node)
        parts.add(node, 0);
    return std::move(parts.parts);
}

}  // namespace appinfra::validate
