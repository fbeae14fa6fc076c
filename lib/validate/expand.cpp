#include "expand.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "template.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

/// Of the expanded template.
constexpr std::size_t most_nodes = 200'000;
constexpr std::size_t most_bytes = 16'000'000;  ///< Of texts with names in them.
constexpr int deepest = 250;
constexpr std::size_t most_bindings = 20;  ///< Loops within loops; CloudFormation allows fewer.
/// Of the map of a section. The names there are generated; elsewhere they say what a value is.
constexpr int section_depth = 1;

struct Binding {
    std::string_view name;
    std::optional<std::string> value;  ///< Nothing where only the deployment tells.
};

std::string alphanumeric(std::string_view text) {
    std::string result;
    std::ranges::copy_if(text, std::back_inserter(result), [](char c) { return is_alphanumeric({&c, 1}); });
    return result;
}

class Expansion {
public:
    explicit Expansion(const Document& source) : source_(source) {
        for (const document::Alias& alias : source.aliases())
            aliases_.emplace(alias.node.index, &alias);
        for (const NodeId map : source.merged())
            merged_.insert(map.index);
    }

    std::optional<Expanded> run() {
        result_.set_root(copy(source_.root(), 0));
        result_.set_source_size(source_.source_size());
        if (exhausted_)
            return {};
        return Expanded{std::move(result_), std::move(parameters_)};
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
        if (!aliases_.empty() || !merged_.empty())
            keep_origin(node, made);
        return made;
    }

    void keep_origin(NodeId node, NodeId made) {
        if (const auto alias = aliases_.find(node.index); alias != aliases_.end())
            result_.add_alias({alias->second->name, alias->second->span, made});
        if (merged_.contains(node.index))
            result_.add_merged(made);
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
                return result_.make_string(is_sub_text(node) ? bound(source_.text(node), false)
                                                             : std::string(source_.text(node)));
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
            return result_.make_string(*binding->value);
        if (const auto text = resolved_sub(map))
            return result_.make_string(*text);
        const NodeId made = result_.make_map();
        copy_entries(map, made, depth);
        return made;
    }

    void copy_entries(NodeId map, NodeId into, int depth) {
        for (const NodeId entry : source_.children(map)) {
            const std::string_view key = source_.key(entry);
            const auto loop = key.starts_with(loop_prefix) ? read_loop(source_, entry) : std::nullopt;
            const auto values = loop ? values_of(loop->collection) : std::nullopt;
            if (!values)
                result_.insert(into, bound(key, true), copy(entry, depth + 1));
            if (values)
                for (const std::string& value : *values)
                    copy_round(*loop, value, into, depth);
            else if (loop && depth == section_depth)
                copy_round(*loop, {}, into, depth);
        }
    }

    void copy_round(const Loop& loop, std::optional<std::string> value, NodeId into, int depth) {
        exhausted_ = exhausted_ || ++rounds_ > most_nodes;
        if (exhausted_ || bindings_.size() > most_bindings)
            return;
        bindings_.push_back({loop.identifier, std::move(value)});
        copy_entries(loop.body, into, depth);
        bindings_.pop_back();
    }

    /// The binding that a `Ref` names.
    [[nodiscard]] const Binding* referred(NodeId map) const {
        const NodeId only = source_.child_count(map) == 1 ? source_.first_child(map) : document::none;
        return only && source_.key(only) == "Ref" ? known(text_of(source_, only)) : nullptr;
    }

    /// The binding of a name that has a value.
    [[nodiscard]] const Binding* known(std::string_view name) const {
        const Binding* const binding = find(name);
        return binding != nullptr && binding->value ? binding : nullptr;
    }

    /// What an `Fn::Sub` gives that uses nothing but names of loops.
    std::optional<std::string> resolved_sub(NodeId map) {
        const NodeId only = source_.child_count(map) == 1 ? source_.first_child(map) : document::none;
        if (bindings_.empty() || !only || source_.key(only) != "Fn::Sub" || source_.kind(only) != Kind::string)
            return {};
        std::string text = bound(source_.text(only), false);
        return text == source_.text(only) || text.find("${") != text.npos ? std::nullopt
                                                                          : std::optional(std::move(text));
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

    /// `${Name}` and, without what is neither letter nor digit, `&{Name}` replaced by the value of the name; in a key
    /// also where that is not known, for a name must be one.
    std::string bound(std::string_view text, bool is_key) {
        std::string result;
        std::size_t at = 0;
        for (std::size_t open = bindings_.empty() ? text.npos : text.find('{'); open != text.npos;
             open = text.find('{', open + 1)) {
            const std::size_t close = text.find('}', open);
            const char mark = open > at ? text[open - 1] : ' ';
            const Binding* const binding = close != text.npos && (mark == '$' || mark == '&')
                                               ? find(text.substr(open + 1, close - open - 1))
                                               : nullptr;
            if (binding == nullptr || (!is_key && !binding->value))
                continue;
            const std::string value = binding->value.value_or("Each" + std::string(binding->name));
            result += text.substr(at, open - 1 - at);
            result += mark == '&' ? alphanumeric(value) : value;
            at = close + 1;
        }
        result += text.substr(at);
        bytes_ += at == 0 ? 0 : result.size();
        exhausted_ = exhausted_ || bytes_ > most_bytes;
        return result;
    }

    std::optional<std::vector<std::string>> values_of(NodeId collection) {
        if (source_.kind(collection) != Kind::list)
            return parameter_values(collection);
        std::vector<std::string> values;
        for (const NodeId item : source_.children(collection)) {
            const Binding* const binding = source_.kind(item) == Kind::map ? referred(item) : nullptr;
            if (binding == nullptr && !is_scalar(source_, item))
                return {};
            values.push_back(binding == nullptr ? scalar_text(source_, item) : *binding->value);
        }
        return values;
    }

    /// What a parameter has where nothing else is given.
    std::optional<std::vector<std::string>> parameter_values(NodeId reference) {
        const NodeId only = source_.child_count(reference) == 1 ? source_.first_child(reference) : document::none;
        if (!only || source_.key(only) != "Ref")
            return {};
        const NodeId definition = source_.find(source_.find(source_.root(), "Parameters"), text_of(source_, only));
        const std::string_view type = definition ? text_of(source_, source_.find(definition, "Type")) : "";
        const NodeId value = definition ? source_.find(definition, "Default") : document::none;
        if (type.find("List") == type.npos || type.starts_with("AWS::SSM::") || !is_scalar(source_, value))
            return {};
        parameters_.emplace_back(source_.text(only));
        return comma_separated(scalar_text(source_, value));
    }

    const Document& source_;
    Document result_;
    std::unordered_map<std::uint32_t, const document::Alias*> aliases_;
    std::unordered_set<std::uint32_t> merged_;
    std::vector<Binding> bindings_;
    std::vector<std::string> parameters_;
    std::size_t rounds_ = 0;
    std::size_t bytes_ = 0;
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

std::optional<Expanded> expand_loops(const Document& source) {
    if (!has_language_extensions(source) || !has_loops(source))
        return {};
    return Expansion(source).run();
}

}  // namespace appinfra::validate
