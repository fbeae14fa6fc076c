#include "assumptions.hpp"

namespace appinfra::validate {

Formula& Assumptions::formula() const {
    if (!formula_)
        formula_ = std::make_unique<Formula>(templ_);
    return *formula_;
}

std::optional<bool> Assumptions::known(std::string_view condition) const {
    const auto place = templ_.conditions.find(condition);
    if (!place)
        return {};
    Solver& solver = formula().solver;
    const Literal yes[] = {formula_->condition(*place)};
    const Literal no[] = {!yes[0]};
    if (!solver.possible(yes))
        return false;
    if (!solver.possible(no))
        return true;
    return {};
}

bool Assumptions::allow(std::span<const Assumption> taken) const {
    std::vector<Literal> literals;
    for (const Assumption& assumption : taken) {
        const Literal condition = formula().condition(assumption.condition);
        literals.push_back(assumption.value ? condition : !condition);
    }
    return literals.empty() || formula_->solver.possible(literals);
}

std::optional<bool> Assumptions::possible_value(std::string_view parameter, std::string_view value) const {
    const auto literals = formula().equal_to(parameter, value);
    return literals ? std::optional(formula_->solver.possible(*literals)) : std::nullopt;
}

bool Assumptions::rests_on_literals(std::string_view condition) const {
    const auto place = templ_.conditions.find(condition);
    return place && formula().rests_on_literals(*place);
}

Assumptions::Guard::Guard(Assumptions& assumptions) : assumptions_(assumptions), taken_(assumptions.taken_.size()) {}

Assumptions::Guard::Guard(Assumptions& assumptions, std::string_view condition, bool value) : Guard(assumptions) {
    add(condition, value);
}

void Assumptions::Guard::add(std::string_view condition, bool value) {
    const auto place = assumptions_.templ_.conditions.find(condition);
    if (!place)
        return;
    Formula& formula = assumptions_.formula();
    if (!mark_)
        mark_ = formula.solver.mark();
    assumptions_.taken_.push_back({*place, value});
    formula.solver.assume(value ? formula.condition(*place) : !formula.condition(*place));
}

Assumptions::Guard::~Guard() {
    assumptions_.taken_.resize(taken_);
    if (mark_)
        assumptions_.formula_->solver.undo(*mark_);
}

}  // namespace appinfra::validate
