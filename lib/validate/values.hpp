#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "assumptions.hpp"
#include "functions.hpp"
#include "template.hpp"

namespace appinfra::validate {

/// `Fn::If` within `Fn::If`, and functions within functions; what is deeper is not looked at.
inline constexpr int deepest_value = 16;

namespace detail {

template <class Visit>
void each_branch(const Document& document, Assumptions& assumptions, NodeId node, Visit& visit, int depth) {
    if (!assumptions.step())
        return;
    const auto call = call_of(document, node);
    if (!call || call->function != Function::branch) {
        visit(node);
        return;
    }
    const NodeId condition = child(document, call->argument, 0);
    if (!is_text(document, condition) || depth > deepest_value)
        return;
    const std::string_view name = document.text(condition);
    const auto known = assumptions.known(name);
    for (const bool value : {true, false}) {
        const NodeId branch = child(document, call->argument, value ? 1 : 2);
        if (!branch || known == !value)
            continue;
        const Assumptions::Guard guard(assumptions, name, value);
        each_branch(document, assumptions, branch, visit, depth + 1);
    }
}

template <class Visit>
void each_value(const Document& document, Assumptions& assumptions, NodeId node, std::string_view path, Visit& visit) {
    const auto at_branch = [&](NodeId value) {
        if (is_no_value(document, value))
            return;
        if (path.empty()) {
            visit(value);
            return;
        }
        const std::size_t slash = path.find('/');
        const std::string_view name = path.substr(0, slash);
        const std::string_view below = slash == path.npos ? std::string_view{} : path.substr(slash + 1);
        if (name == "*") {
            if (document.kind(value) == Kind::list)
                for (const NodeId item : document.children(value))
                    each_value(document, assumptions, item, below, visit);
        } else if (const NodeId entry = document.find(value, name)) {
            each_value(document, assumptions, entry, below, visit);
        }
    };
    each_branch(document, assumptions, node, at_branch, 0);
}

}  // namespace detail

/// Calls `visit(NodeId)` for each branch that a value may take through `Fn::If`, as far as the assumptions leave it
/// open; they hold what the branch implies while it is visited. `AWS::NoValue` is visited as it stands.
template <class Visit>
void each_branch(const Document& document, Assumptions& assumptions, NodeId node, Visit&& visit) {
    if (node)
        detail::each_branch(document, assumptions, node, visit, 0);
}

/// Calls `visit(NodeId)` for each value at a path below a node, through `Fn::If` at every step: names separated by
/// slashes, `*` for every item of a list. What is not there, and `AWS::NoValue`, is not visited. The last value is
/// never a `Fn::If`, but may be any other function.
template <class Visit>
void each_value(const Document& document, Assumptions& assumptions, NodeId node, std::string_view path, Visit&& visit) {
    if (node)
        detail::each_value(document, assumptions, node, path, visit);
}

/// Calls `visit(NodeId)` for each item of a list, or for the one value that stands in its place, through `Fn::If`.
template <class Visit>
void each_item(const Document& document, Assumptions& assumptions, NodeId node, Visit&& visit) {
    each_branch(document, assumptions, node, [&](NodeId value) {
        if (document.kind(value) != Kind::list)
            return visit(value);
        for (const NodeId item : document.children(value))
            each_branch(document, assumptions, item, visit);
    });
}

/// Calls `visit(NodeId)` for each value that an entry of a map may have, as `each_branch` does, with `none` where the
/// map lacks it.
template <class Visit>
void each_choice(const Document& document, Assumptions& assumptions, NodeId map, std::string_view name, Visit&& visit) {
    const NodeId entry = document.find(map, name);
    if (!entry)
        return visit(document::none);
    each_branch(document, assumptions, entry,
                [&](NodeId value) { visit(is_no_value(document, value) ? document::none : value); });
}

/// Whether an entry is in a map once functions are resolved, as far as the assumptions tell.
enum class Presence : std::uint8_t { absent, maybe, present };
[[nodiscard]] Presence presence(const Document& document, const Assumptions& assumptions, NodeId map,
                                std::string_view name);

/// Names a value by what stands in it, so that equal values have equal names.
void append_content(const Document& document, NodeId root, std::string& text);

/// A scalar as CloudFormation sees it, or an `Fn::Sub` without variables; nothing for anything else.
[[nodiscard]] std::optional<std::string> known_text(const Document& document, NodeId node);

/// What a `Ref`, an `Fn::GetAtt`, or an `Fn::Sub` of one variable and nothing else refers to: a resource, by its place,
/// and an attribute, empty for `Ref`. Nothing for anything else.
struct Reference {
    std::uint32_t resource;
    std::string_view attribute;
};
[[nodiscard]] std::optional<Reference> reference_of(const Template& templ, NodeId node);

/// The name that a `Ref`, or an `Fn::Sub` of one variable, looks up: of a parameter, pseudo parameter or resource.
[[nodiscard]] std::optional<std::string_view> referred_name(const Document& document, NodeId node);

/// A part of a text that functions put together.
struct Piece {
    enum class Kind : std::uint8_t {
        text,       ///< `text` is literal.
        name,       ///< `text` is a parameter, pseudo parameter or resource, as for `Ref`.
        attribute,  ///< `text` is a resource, `attribute` what `Fn::GetAtt` names.
        unknown,    ///< Any other function.
    };
    Kind kind;
    std::string_view text = {};
    std::string_view attribute = {};
    NodeId where = {};
};
/// A string taken apart through `Fn::Sub`, `Fn::Join`, `Ref` and `Fn::GetAtt`, in order. Other functions, `Fn::If`
/// among them, are unknown pieces: use `each_branch` first. Views live as long as the document.
[[nodiscard]] std::vector<Piece> pieces_of(const Document& document, NodeId node);

}  // namespace appinfra::validate
