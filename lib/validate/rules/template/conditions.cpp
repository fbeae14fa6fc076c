#include <algorithm>

#include "../../each_below.hpp"
#include "../../functions.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {
namespace {

/// The conditions that a definition names.
std::vector<std::uint32_t> named_by(const Context& context, NodeId definition) {
    std::vector<std::uint32_t> names;
    each_below(context.document, definition, [&](NodeId node) {
        const auto call = call_of(context.document, node);
        if (call && call->function == Function::condition)
            if (const auto found = context.templ.conditions.find(context.document.text(call->argument)))
                names.push_back(*found);
    });
    return names;
}

/// Takes away conditions that need no other until none is left: what stays needs itself.
void check_circles(Context& context) {
    const auto entries = context.templ.conditions.entries();
    std::vector<std::vector<std::uint32_t>> users(entries.size());
    std::vector<std::size_t> needs(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        for (const std::uint32_t name : named_by(context, entries[i].node)) {
            users[name].push_back(i);
            ++needs[i];
        }
    std::vector<std::uint32_t> free;
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        if (needs[i] == 0)
            free.push_back(i);
    for (std::size_t i = 0; i < free.size(); ++i)
        for (const std::uint32_t user : users[free[i]])
            if (--needs[user] == 0)
                free.push_back(user);
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        if (needs[i] != 0)
            context.report_key(
                "A1002", entries[i].node,
                "condition " + quoted(entries[i].name) + " cannot be decided: it needs itself, or one that does");
}

/// Conditions that literals decide are switches that someone turns; `Fn::Equals` of literals is reported by itself.
void check_variation(Context& context) {
    for (const Section::Entry& condition : context.templ.conditions.entries()) {
        const auto known = context.assumptions.known(condition.name);
        if (known && !context.assumptions.rests_on_literals(condition.name))
            context.report_key("A1006", condition.node,
                               "condition " + quoted(condition.name) + " is always " + (*known ? "true" : "false"),
                               "compare with values that the parameters allow");
    }
}

/// CloudFormation takes two characters here that other names cannot have.
bool is_condition_name(std::string_view name) {
    return std::ranges::all_of(name, [](char c) { return c == '&' || c == '_' || is_alphanumeric({&c, 1}); });
}

}  // namespace

void check_conditions(Context& context) {
    for (const Section::Entry& condition : context.templ.conditions.entries()) {
        if (!is_condition_name(condition.name))
            context.report_key("E8001", condition.node,
                               "condition name " + quoted(condition.name) + " is not alphanumeric");
        const auto call = call_of(context.document, condition.node);
        if (!call || (info(call->function).result != schema::boolean_type && call->function != Function::transform))
            context.report("E8001", condition.node,
                           "condition " + quoted(condition.name) + " is not a condition function",
                           "use Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition");
    }
    check_circles(context);
    if (!context.templ.open())
        check_variation(context);
}

}  // namespace appinfra::validate::rules
