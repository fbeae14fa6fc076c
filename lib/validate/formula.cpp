#include "formula.hpp"

#include "each_below.hpp"
#include "parameter.hpp"
#include "values.hpp"

namespace appinfra::validate {
namespace {

constexpr std::size_t least_steps = 2'000'000;
constexpr std::size_t steps_for_node = 100;

/// Names what is compared.
std::string name_of(const Document& document, NodeId node) {
    if (const auto name = referred_name(document, node))
        return "Ref " + std::string(*name);
    std::string name;
    append_content(document, node, name);
    return name;
}

/// What a condition function says once each `Fn::Not` around it is taken off.
struct Statement {
    std::optional<Call> call;
    bool positive = true;
};
Statement without_not(const Document& document, NodeId node) {
    Statement statement{.call = call_of(document, node)};
    while (statement.call && statement.call->function == Function::logical_not) {
        statement.positive = !statement.positive;
        statement.call = call_of(document, child(document, statement.call->argument, 0));
    }
    return statement;
}

/// Whether it is but another condition, or its opposite.
bool names_condition(const Document& document, NodeId node) {
    const auto call = without_not(document, node).call;
    return call && call->function == Function::condition;
}

/// The values that a parameter may have; empty where they are not known.
std::vector<std::string> allowed_values(const Document& document, NodeId parameter) {
    std::vector<std::string> values;
    const auto type = parameter_type(text_of(document, document.find(parameter, "Type")));
    const NodeId allowed = document.find(parameter, "AllowedValues");
    if (!type || type->list || type->stored || !allowed || document.kind(allowed) != Kind::list)
        return values;
    for (const NodeId value : document.children(allowed)) {
        if (!is_scalar(document, value))
            return {};
        values.push_back(scalar_text(document, value));
    }
    return values;
}

}  // namespace

Formula::Formula(const Template& templ)
    : solver(least_steps + steps_for_node * templ.document.size()),
      templ_(templ),
      truth_(solver.variable()),
      distrusted_(templ.parameters.entries().size()) {
    solver.require(truth_);
    for (const Section::Entry& condition : templ.conditions.entries())
        conditions_.push_back(names_condition(templ.document, condition.node) ? solver.variable()
                                                                              : literal_of(condition.node));
    for (std::size_t i = 0; i < conditions_.size(); ++i)
        if (const NodeId node = templ.conditions.entries()[i].node; names_condition(templ.document, node)) {
            const Literal definition[] = {literal_of(node)};
            solver.define(conditions_[i], definition);
        }
    for (const Section::Entry& rule : templ.rules.entries())
        add_rule(rule.node);
    define_open();
    for (const auto& [name, comparisons] : compared_)
        bound(name, comparisons);
    solver.finish();
}

Literal Formula::literal_of(NodeId node) {
    const Document& document = templ_.document;
    auto [call, positive] = without_not(document, node);
    Literal literal = truth_;
    const Function function = call ? call->function : Function::ref;
    const auto named =
        function == Function::condition ? templ_.conditions.find(document.text(call->argument)) : std::nullopt;
    if (named) {
        literal = conditions_[*named];
    } else if (function == Function::equals) {
        literal = equality(call->argument);
    } else if (function == Function::contains) {
        literal = membership(call->argument);
    } else {
        literal = solver.variable();
        const bool any = function == Function::logical_or;
        if ((any || function == Function::logical_and) && document.kind(call->argument) == Kind::list) {
            open_.push_back({literal, call->argument, any});
            positive = positive != any;
        }
    }
    return positive ? literal : !literal;
}

/// Without recursion: others may nest as deeply as they like.
void Formula::define_open() {
    std::vector<Literal> operands;
    while (!open_.empty()) {
        const Open gate = open_.back();
        open_.pop_back();
        operands.clear();
        for (const NodeId operand : templ_.document.children(gate.operands)) {
            const Literal literal = literal_of(operand);
            operands.push_back(gate.any ? !literal : literal);
        }
        solver.define(gate.output, operands);
    }
}

Literal Formula::equality(NodeId argument) {
    const Document& document = templ_.document;
    const NodeId left = child(document, argument, 0);
    const NodeId right = child(document, argument, 1);
    if (!left || !right || document.kind(left) == Kind::null || document.kind(right) == Kind::null)
        return solver.variable();
    if (is_scalar(document, left) && is_scalar(document, right))
        return constant(scalar_text(document, left) == scalar_text(document, right));
    if (is_scalar(document, right))
        return comparison(left, scalar_text(document, right));
    if (is_scalar(document, left))
        return comparison(right, scalar_text(document, left));
    distrust(left);
    distrust(right);
    std::string first = name_of(document, left);
    std::string second = name_of(document, right);
    if (first == second)
        return constant(true);
    if (second < first)
        std::swap(first, second);
    const auto found = equalities_.find(first + '\n' + second);
    if (found != equalities_.end())
        return found->second;
    return equalities_.emplace(first + '\n' + second, solver.variable()).first->second;
}

Literal Formula::comparison(NodeId value, std::string text) {
    if (!referred_name(templ_.document, value))
        distrust(value);
    Comparisons& comparisons = compared_[name_of(templ_.document, value)];
    const auto found = comparisons.find(text);
    return found != comparisons.end() ? found->second
                                      : comparisons.emplace(std::move(text), solver.variable()).first->second;
}

/// `Fn::Contains`: the value is one of those listed.
Literal Formula::membership(NodeId argument) {
    const Document& document = templ_.document;
    const NodeId list = child(document, argument, 0);
    const NodeId value = child(document, argument, 1);
    const Literal none = solver.variable();
    if (!value || !list || document.kind(list) != Kind::list || !call_of(document, value))
        return none;
    std::vector<Literal> others;
    for (const NodeId item : document.children(list)) {
        if (!is_scalar(document, item))
            return none;
        others.push_back(!comparison(value, scalar_text(document, item)));
    }
    solver.define(none, others);
    return !none;
}

/// Each assertion holds wherever the condition of the rule does.
void Formula::add_rule(NodeId rule) {
    const Document& document = templ_.document;
    const NodeId assertions = document.find(rule, "Assertions");
    if (!assertions || document.kind(assertions) != Kind::list)
        return;
    const NodeId condition = document.find(rule, "RuleCondition");
    const Literal applies = condition ? literal_of(condition) : truth_;
    for (const NodeId item : document.children(assertions)) {
        const NodeId assertion = document.find(item, "Assert");
        if (!call_of(document, assertion))
            continue;
        const Literal broken[] = {applies, !literal_of(assertion)};
        const Literal gate = solver.variable();
        solver.define(gate, broken);
        solver.require(!gate);
    }
}

/// What a value is compared with excludes each other; where all that a parameter may be is compared, it is one of them.
void Formula::bound(const std::string& name, const Comparisons& comparisons) {
    std::vector<Literal> all;
    for (const auto& [text, literal] : comparisons)
        all.push_back(literal);
    solver.exclude(all);
    if (!name.starts_with("Ref "))
        return;
    const auto parameter = templ_.parameters.find(std::string_view(name).substr(4));
    if (!parameter)
        return;
    const std::vector<std::string> allowed =
        allowed_values(templ_.document, templ_.parameters.entries()[*parameter].node);
    if (allowed.empty())
        return;
    bool covered = true;
    Comparisons excluded = comparisons;
    for (const std::string& value : allowed) {
        covered = covered && comparisons.contains(value);
        excluded.erase(value);
    }
    for (const auto& [text, literal] : excluded)
        solver.require(!literal);
    if (covered)
        solver.cover(all);
}

/// Conditions ask for the parameters below a node in a way that is not followed.
void Formula::distrust(NodeId root) {
    const Document& document = templ_.document;
    each_below(document, root, [&](NodeId node) {
        for (const Piece& piece : pieces_of(document, node))
            if (piece.kind == Piece::Kind::name)
                if (const auto parameter = templ_.parameters.find(piece.text))
                    distrusted_[*parameter] = true;
    });
}

std::optional<std::vector<Literal>> Formula::equal_to(std::string_view parameter, std::string_view value) const {
    const auto place = templ_.parameters.find(parameter);
    if (!place || distrusted_[*place])
        return {};
    std::vector<Literal> literals;
    const auto found = compared_.find("Ref " + std::string(parameter));
    if (found != compared_.end())
        for (const auto& [text, literal] : found->second)
            literals.push_back(text == value ? literal : !literal);
    return literals;
}

bool Formula::rests_on_literals(std::uint32_t place) const { return solver.depends_on(conditions_[place], truth_); }

}  // namespace appinfra::validate
