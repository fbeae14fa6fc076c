#include <algorithm>

#include "../../text.hpp"
#include "functions.hpp"

namespace appinfra::validate::rules {
namespace {

/// Of maps and lists around one place; what is deeper is not judged.
constexpr int deepest = 200;

/// The branch of an `Fn::If` that a node is.
std::optional<bool> branch_of(const Document& document, NodeId node, NodeId argument) {
    if (document.key(argument) != "Fn::If" || document.kind(argument) != Kind::list)
        return {};
    if (node == child(document, argument, 1))
        return true;
    return node == child(document, argument, 2) ? std::optional(false) : std::nullopt;
}

/// Takes to be so what must be for a place in the template to count: the branches of `Fn::If` around it, and the
/// condition of its resource or output. False where these exclude each other, or the place is too deep.
bool assume_path(const Document& document, NodeId where, Assumptions::Guard& guard) {
    NodeId node = where;
    for (int depth = 0; depth < deepest; ++depth) {
        const NodeId parent = document.parent(node);
        if (!parent || !document.parent(parent))
            return true;
        if (const auto branch = branch_of(document, node, parent))
            guard.add(text_of(document, child(document, parent, 0)), *branch);
        else if (document.parent(parent) == document.root())
            guard.add(text_of(document, document.find(node, "Condition")), true);
        node = parent;
    }
    return false;
}

bool is_taken(const Assumptions& assumptions, std::uint32_t condition) {
    return std::ranges::any_of(assumptions.taken(),
                               [&](const Assumptions::Assumption& taken) { return taken.condition == condition; });
}

}  // namespace

void check_available(Context& context, RuleId rule, NodeId where, std::uint32_t resource) {
    const std::string_view condition = context.condition_of(resource);
    if (condition.empty() || !context.templ.conditions.contains(condition))
        return;
    Assumptions::Guard guard(context.assumptions);
    if (!assume_path(context.document, where, guard) || context.assumptions.contradictory() ||
        context.assumptions.known(condition) == true)
        return;
    context.report_key(rule, where,
                       "resource " + quoted(context.resource(resource).name) + " does not exist while condition " +
                           quoted(condition) + " is false",
                       "give this place the same condition, or choose with Fn::If");
}

void check_reachable(Context& context, NodeId argument) {
    const std::string_view condition = text_of(context.document, child(context.document, argument, 0));
    Assumptions& assumptions = context.assumptions;
    if (!context.templ.conditions.contains(condition))
        return;
    const bool decided = assumptions.known(condition).has_value();
    Assumptions::Guard guard(assumptions);
    if (!assume_path(context.document, context.document.parent(argument), guard) || assumptions.contradictory())
        return;
    const auto known = assumptions.known(condition);
    if (!known || (decided && !is_taken(assumptions, *context.templ.conditions.find(condition))))
        return;  // what is decided everywhere is told where the condition is defined
    const NodeId dead = child(context.document, argument, *known ? 2 : 1);
    context.report("W1028", dead,
                   "this branch of Fn::If is never taken: condition " + quoted(condition) + " is always " +
                       (*known ? "true" : "false") + " here");
}

}  // namespace appinfra::validate::rules
