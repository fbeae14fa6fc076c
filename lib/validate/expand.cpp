#include "expand.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "expression.hpp"
#include "template.hpp"

namespace appinfra::validate {
namespace {

/// Of the expanded template.
constexpr std::size_t most_nodes = 200'000;
constexpr int deepest = 250;

struct Binding {
    std::string_view name;
    std::string value;
};

std::string alphanumeric(std::string_view text) {
    std::string result;
    std::ranges::copy_if(text, std::back_inserter(result), [](char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9');
    });
    return result;
}

class Expansion {
public:
    explicit Expansion(const Document& source) : source_(source) {}

    std::optional<Document> run() {
        result_.set_root(copy(source_.root(), 0));
        return exhausted_ ? std::nullopt : std::optional(std::move(result_));
    }

private:
    NodeId copy(NodeId node, int depth) {
        if (depth > deepest || result_.size() > most_nodes)
            exhausted_ = true;
        NodeId made;
        if (exhausted_)
            made = result_.make_null();
        else if (source_.kind(node) == Kind::map)
            made = copy_map(node, depth);
        else if (source_.kind(node) == Kind::list)
            made = copy_list(node, depth);
        else
            made = copy_scalar(node);
        result_.set_span(made, source_.span(node), source_.key_span(node));
        return made;
    }

    NodeId copy_scalar(NodeId node) {
        switch (source_.kind(node)) {
            case Kind::boolean:
                return result_.make_boolean(source_.boolean(node));
            case Kind::integer:
                return result_.make_integer(source_.integer(node));
            case Kind::number:
                return result_.make_number(source_.text(node));
            case Kind::string:
                return result_.make_string(is_sub_text(node) ? bound(source_.text(node)) : source_.text(node));
            default:
                return result_.make_null();
        }
    }

    NodeId copy_list(NodeId list, int depth) {
        const NodeId made = result_.make_list();
        for (const NodeId item : source_.children(list))
            result_.append(made, copy(item, depth + 1));
        return made;
    }

    NodeId copy_map(NodeId map, int depth) {
        if (const Binding* const binding = referred(map))
            return result_.make_string(binding->value);
        const NodeId made = result_.make_map();
        copy_entries(map, made, depth);
        return made;
    }

    void copy_entries(NodeId map, NodeId into, int depth) {
        for (const NodeId entry : source_.children(map)) {
            const std::string_view key = source_.key(entry);
            const auto loop = key.starts_with(loop_prefix) ? read_loop(source_, entry) : std::nullopt;
            const auto values = loop ? values_of(loop->collection) : std::nullopt;
            if (!values) {
                result_.insert(into, bound(key), copy(entry, depth + 1));
                continue;
            }
            for (const std::string& value : *values) {
                bindings_.push_back({loop->identifier, value});
                copy_entries(loop->body, into, depth + 1);
                bindings_.pop_back();
                if (exhausted_)
                    return;
            }
        }
    }

    /// The binding that a `Ref` names.
    [[nodiscard]] const Binding* referred(NodeId map) const {
        const NodeId only = source_.child_count(map) == 1 ? source_.first_child(map) : document::none;
        return only && source_.key(only) == "Ref" ? find(text_of(source_, only)) : nullptr;
    }

    [[nodiscard]] const Binding* find(std::string_view name) const {
        const auto found = std::ranges::find(bindings_.rbegin(), bindings_.rend(), name, &Binding::name);
        return found == bindings_.rend() ? nullptr : &*found;
    }

    [[nodiscard]] bool is_sub_text(NodeId node) const {
        const NodeId list = source_.parent(node);
        return source_.key(node) == "Fn::Sub" ||
               (list && source_.key(list) == "Fn::Sub" && source_.first_child(list) == node);
    }

    /// `${Name}` and, without what is neither letter nor digit, `&{Name}` replaced by the value of the name.
    [[nodiscard]] std::string bound(std::string_view text) const {
        std::string result;
        std::size_t at = 0;
        for (std::size_t open = bindings_.empty() ? text.npos : text.find('{'); open != text.npos;
             open = text.find('{', open + 1)) {
            const std::size_t close = text.find('}', open);
            const char mark = open > at ? text[open - 1] : ' ';
            const Binding* const binding = close != text.npos && (mark == '$' || mark == '&')
                                               ? find(text.substr(open + 1, close - open - 1))
                                               : nullptr;
            if (binding == nullptr)
                continue;
            result += text.substr(at, open - 1 - at);
            result += mark == '&' ? alphanumeric(binding->value) : binding->value;
            at = close + 1;
        }
        return result += text.substr(at);
    }

    [[nodiscard]] std::optional<std::vector<std::string>> values_of(NodeId collection) const {
        if (source_.kind(collection) != Kind::list)
            return parameter_values(collection);
        std::vector<std::string> values;
        for (const NodeId item : source_.children(collection)) {
            const Binding* const binding = source_.kind(item) == Kind::map ? referred(item) : nullptr;
            if (binding == nullptr && !is_scalar(source_, item))
                return {};
            values.push_back(binding == nullptr ? scalar_text(source_, item) : binding->value);
        }
        return values;
    }

    /// What a parameter has where nothing else is given.
    [[nodiscard]] std::optional<std::vector<std::string>> parameter_values(NodeId reference) const {
        const NodeId only = source_.child_count(reference) == 1 ? source_.first_child(reference) : document::none;
        if (!only || source_.key(only) != "Ref")
            return {};
        const NodeId definition = source_.find(source_.find(source_.root(), "Parameters"), text_of(source_, only));
        const std::string_view type = definition ? text_of(source_, source_.find(definition, "Type")) : "";
        const NodeId value = definition ? source_.find(definition, "Default") : document::none;
        if (type.find("List") == type.npos || type.starts_with("AWS::SSM::") || !is_scalar(source_, value))
            return {};
        return comma_separated(scalar_text(source_, value));
    }

    const Document& source_;
    Document result_;
    std::vector<Binding> bindings_;
    bool exhausted_ = false;
};

}  // namespace

std::optional<Loop> read_loop(const Document& document, NodeId entry) {
    if (document.kind(entry) != Kind::list || document.child_count(entry) != 3)
        return {};
    const Loop loop{.identifier = text_of(document, child(document, entry, 0)),
                    .collection = child(document, entry, 1),
                    .body = child(document, entry, 2)};
    const bool valid =
        !loop.identifier.empty() && !is_scalar(document, loop.collection) && document.kind(loop.body) == Kind::map;
    return valid ? std::optional(loop) : std::nullopt;
}

std::optional<Document> expand_loops(const Document& source) {
    if (!has_language_extensions(source) || !has_loops(source))
        return {};
    return Expansion(source).run();
}

}  // namespace appinfra::validate
