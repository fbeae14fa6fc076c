#include "outcomes.hpp"

#include <algorithm>

#include "expression.hpp"
#include "mapping.hpp"
#include "parameter.hpp"

namespace appinfra::validate {
namespace {

/// Of one expression.
constexpr std::size_t most_outcomes = 64;
constexpr std::size_t most_nodes = 1000;

/// Finds what an expression depends on: parameters, conditions and, where a mapping is searched by region or account,
/// the keys of that mapping.
class Search {
public:
    Search(const Context& context, const Assumptions& assumptions)
        : context_(context), document_(context.document), assumptions_(assumptions) {}

    /// False where the expression is too large, or a parameter and a condition that asks for it would have to agree.
    bool run(NodeId root) {
        std::vector<NodeId> open = {root};
        for (std::size_t count = 0; !open.empty(); ++count) {
            if (count == most_nodes)
                return false;
            const NodeId node = open.back();
            open.pop_back();
            if (is_scalar(document_, node))
                continue;
            if (const auto call = call_of(document_, node))
                add(*call);
            for (const NodeId child : document_.children(node))
                open.push_back(child);
        }
        return !asks_for_parameter_ || std::ranges::none_of(choices, &Choice::condition);
    }

    std::vector<Choice> choices;

private:
    void add(Call call) {
        switch (call.function) {
            case Function::ref:
                return add_parameter(text_of(document_, call.argument));
            case Function::sub:
                return for_each_outer_variable(document_, call.argument,
                                               [&](std::string_view name) { add_parameter(name); });
            case Function::find_in_map:
                return add_keys(call.argument);
            case Function::branch:
                return add_condition(text_of(document_, child(document_, call.argument, 0)));
            default:
                return;
        }
    }

    [[nodiscard]] bool has(std::string_view name) const {
        return std::ranges::find(choices, name, &Choice::name) != choices.end();
    }

    void add_parameter(std::string_view name) {
        const auto parameter = context_.templ.parameters.find(name);
        if (!parameter || has(name))
            return;
        const NodeId definition = context_.templ.parameters.entries()[*parameter].node;
        const auto type = parameter_type(text_of(document_, document_.find(definition, "Type")));
        if (!type || type->stored)
            return;
        Choice choice{.name = name, .list = type->list};
        choice.secret = scalar_text(document_, document_.find(definition, "NoEcho")) == "true";
        const bool decided = context_.decided_parameters[*parameter];
        asks_for_parameter_ = asks_for_parameter_ || decided;
        const auto offer = [&](NodeId value) {
            if (is_scalar(document_, value) &&
                (!decided || assumptions_.possible_value(name, scalar_text(document_, value)) == true))
                choice.values.push_back(value);
        };
        if (const NodeId allowed = document_.find(definition, "AllowedValues");
            allowed && document_.kind(allowed) == Kind::list)
            for (const NodeId value : document_.children(allowed))
                offer(value);
        else
            for (const std::string_view field : {"Default", "MinValue", "MaxValue"})
                offer(document_.find(definition, field));
        if (!choice.values.empty())
            choices.push_back(std::move(choice));
    }

    /// A mapping that is searched by region or account.
    void add_keys(NodeId argument) {
        const auto mapping = context_.templ.mappings.find(text_of(document_, child(document_, argument, 0)));
        const auto key = call_of(document_, child(document_, argument, 1));
        if (!mapping || !key || key->function != Function::ref)
            return;
        const std::string_view name = text_of(document_, key->argument);
        const NodeId map = context_.templ.mappings.entries()[*mapping].node;
        if (!is_pseudo_parameter(name) || has(name) || document_.kind(map) != Kind::map)
            return;
        Choice choice{.name = name};
        for (const NodeId entry : document_.children(map))
            if (may_be(context_, document_.key(entry), name))
                choice.values.push_back(entry);
        if (!choice.values.empty())
            choices.push_back(std::move(choice));
    }

    void add_condition(std::string_view name) {
        if (!has(name) && !assumptions_.known(name))
            choices.push_back({.name = name, .condition = true});
    }

    const Context& context_;
    const Document& document_;
    const Assumptions& assumptions_;
    bool asks_for_parameter_ = false;
};

}  // namespace

std::optional<RuleId> rule_of_outcomes(Function function) {
    switch (function) {
        case Function::ref:
            return RuleId("W1030");
        case Function::sub:
            return RuleId("W1031");
        case Function::join:
            return RuleId("W1032");
        case Function::split:
            return RuleId("W1033");
        case Function::find_in_map:
            return RuleId("W1034");
        case Function::select:
            return RuleId("W1035");
        case Function::get_azs:
            return RuleId("W1036");
        default:
            return {};
    }
}

void each_outcome(const Context& context, const Assumptions& assumptions, NodeId node,
                  const std::function<bool(const Outcome&)>& visit) {
    Search search(context, assumptions);
    if (!search.run(node))
        return;
    std::size_t count = 1;
    for (const Choice& choice : search.choices) {
        count *= choice.size();
        if (count > most_outcomes)
            return;
    }
    for (std::size_t number = 0; number < count; ++number) {
        std::size_t rest = number;
        for (Choice& choice : search.choices) {
            choice.chosen = rest % choice.size();
            rest /= choice.size();
        }
        const auto outcome = Expression(context, assumptions, search.choices).evaluate(node);
        if (outcome && !visit(*outcome))
            return;
    }
}

}  // namespace appinfra::validate
