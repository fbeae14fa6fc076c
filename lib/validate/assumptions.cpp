#include "assumptions.hpp"

#include "functions.hpp"

namespace appinfra::validate {
namespace {

/// Of conditions defined by conditions. Deeper ones are not known.
constexpr int deepest = 4;

}  // namespace

Assumptions::Assumptions(const Template& templ) : templ_(templ), values_(templ.conditions.entries().size()) {}

std::optional<bool> Assumptions::known(std::string_view condition) const {
    const auto found = templ_.conditions.find(condition);
    if (!found)
        return {};
    return values_[*found] ? values_[*found] : evaluate(templ_.conditions.entries()[*found].node, 0);
}

std::optional<bool> Assumptions::evaluate(NodeId definition, int depth) const {
    const auto call = call_of(templ_.document, definition);
    if (!call || depth > deepest)
        return {};
    switch (call->function) {
        case Function::condition: {
            const auto named = templ_.conditions.find(templ_.document.text(call->argument));
            if (!named)
                return {};
            return values_[*named] ? values_[*named] : evaluate(templ_.conditions.entries()[*named].node, depth + 1);
        }
        case Function::logical_not: {
            const auto operand = evaluate(child(templ_.document, call->argument, 0), depth + 1);
            return operand ? std::optional(!*operand) : std::nullopt;
        }
        case Function::logical_and:
            return evaluate_all(call->argument, true, depth);
        case Function::logical_or:
            return evaluate_all(call->argument, false, depth);
        default:
            return {};
    }
}

/// `wanted` when all operands are, its opposite when any is not.
std::optional<bool> Assumptions::evaluate_all(NodeId operands, bool wanted, int depth) const {
    if (is_scalar(templ_.document, operands))
        return {};
    bool all = true;
    for (const NodeId operand : templ_.document.children(operands)) {
        const auto value = evaluate(operand, depth + 1);
        if (value == !wanted)
            return !wanted;
        all = all && value.has_value();
    }
    return all ? std::optional(wanted) : std::nullopt;
}

void Assumptions::assume(std::string_view condition, bool value) {
    const auto first = templ_.conditions.find(condition);
    if (!first)
        return;
    std::vector<Assumption> open = {{*first, value}};
    while (!open.empty()) {
        const Assumption next = open.back();
        open.pop_back();
        if (values_[next.condition])
            continue;
        values_[next.condition] = next.value;
        trail_.push_back(next.condition);
        follow(templ_.conditions.entries()[next.condition].node, next.value, open);
    }
}

/// What the definition's operands must be for it to have the value.
void Assumptions::follow(NodeId definition, bool value, std::vector<Assumption>& found) const {
    struct Demand {
        NodeId node;
        bool value;
    };
    std::vector<Demand> open = {{definition, value}};
    while (!open.empty()) {
        const Demand demand = open.back();
        open.pop_back();
        const auto call = call_of(templ_.document, demand.node);
        if (!call)
            continue;
        const bool splits = (call->function == Function::logical_and && demand.value) ||
                            (call->function == Function::logical_or && !demand.value) ||
                            call->function == Function::logical_not;
        if (call->function == Function::condition) {
            if (const auto named = templ_.conditions.find(templ_.document.text(call->argument)))
                found.push_back({*named, demand.value});
        } else if (splits && !is_scalar(templ_.document, call->argument)) {
            const bool wanted = (call->function == Function::logical_not) != demand.value;
            for (const NodeId operand : templ_.document.children(call->argument))
                open.push_back({operand, wanted});
        }
    }
}

Assumptions::Guard::Guard(Assumptions& assumptions, std::string_view condition, bool value)
    : assumptions_(assumptions), mark_(assumptions.trail_.size()) {
    assumptions.assume(condition, value);
}

Assumptions::Guard::~Guard() {
    while (assumptions_.trail_.size() > mark_) {
        assumptions_.values_[assumptions_.trail_.back()].reset();
        assumptions_.trail_.pop_back();
    }
}

}  // namespace appinfra::validate
