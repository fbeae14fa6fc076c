#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "outcomes.hpp"

namespace appinfra::validate {

/// What an expression depends on: a parameter with its possible values, a pseudo parameter with the keys of a mapping
/// that it may be, or a condition.
struct Choice {
    std::string_view name;
    bool condition = false;
    bool list = false;    ///< The parameter holds several values, separated by commas.
    bool secret = false;  ///< The parameter is not shown to anybody.
    std::vector<NodeId> values = {};
    std::size_t chosen = 0;

    [[nodiscard]] std::size_t size() const { return condition ? 2 : values.size(); }
};

/// Evaluates an expression once all is chosen that it depends on.
class Expression {
public:
    Expression(const Context& context, const Assumptions& assumptions, std::span<const Choice> choices)
        : context_(context), document_(context.document), assumptions_(assumptions), choices_(choices) {}

    /// Nothing where the value cannot be known.
    [[nodiscard]] std::optional<Outcome> evaluate(NodeId node) const { return value_of(node, 0); }

private:
    using Result = std::optional<Outcome>;
    [[nodiscard]] Result value_of(NodeId node, int depth) const;
    [[nodiscard]] Result value_of_call(Call call, int depth) const;
    [[nodiscard]] Result value_of_name(std::string_view name) const;
    [[nodiscard]] Result branch_of(NodeId argument, int depth) const;
    [[nodiscard]] Result substituted(NodeId argument, int depth) const;
    [[nodiscard]] Result joined(NodeId argument, int depth) const;
    [[nodiscard]] Result split(NodeId argument, int depth) const;
    [[nodiscard]] Result selected(NodeId argument, int depth) const;
    [[nodiscard]] Result zones(NodeId argument, int depth) const;
    [[nodiscard]] Result found_in_map(NodeId argument, int depth) const;
    [[nodiscard]] Result items_of(NodeId list, int depth) const;
    [[nodiscard]] const Choice* choice(std::string_view name) const;

    const Context& context_;
    const Document& document_;
    const Assumptions& assumptions_;
    std::span<const Choice> choices_;
};

}  // namespace appinfra::validate
