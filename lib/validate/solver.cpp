#include "solver.hpp"

#include <algorithm>

namespace appinfra::validate {
namespace {

/// For one question that propagation leaves open, besides some for each operand of the circuit; half as many for the
/// next each time that they do not suffice.
constexpr std::size_t most_search_steps = 50'000;
constexpr std::size_t steps_for_operand = 10;
constexpr std::uint32_t most_failures = 20;

}  // namespace

Literal Solver::variable() {
    defined_by_.push_back(none);
    group_of_.push_back(none);
    return Literal(static_cast<std::uint32_t>(defined_by_.size() - 1));
}

void Solver::add_gate(Literal output, std::span<const Literal> operands, bool needs_reason) {
    defined_by_[output.variable()] = static_cast<std::uint32_t>(gates_.size());
    gates_.push_back({.output = output,
                      .first = static_cast<std::uint32_t>(operands_.size()),
                      .count = static_cast<std::uint32_t>(operands.size()),
                      .needs_reason = needs_reason});
    operands_.insert(operands_.end(), operands.begin(), operands.end());
}

void Solver::define(Literal output, std::span<const Literal> operands) { add_gate(output, operands, true); }

void Solver::exclude(std::span<const Literal> variables) {
    for (const Literal literal : variables) {
        group_of_[literal.variable()] = static_cast<std::uint32_t>(group_ranges_.ends.size());
        members_.push_back(literal.variable());
    }
    group_ranges_.ends.push_back(static_cast<std::uint32_t>(members_.size()));
}

/// Needs no reason: as long as propagation leaves two of them open, either can be chosen.
void Solver::cover(std::span<const Literal> variables) {
    std::vector<Literal> opposites;
    for (const Literal literal : variables)
        opposites.push_back(!literal);
    const Literal none_of_them = variable();
    add_gate(none_of_them, opposites, false);
    require(!none_of_them);
}

void Solver::finish() {
    std::vector<std::uint32_t>& ends = occurrence_ranges_.ends;
    ends.assign(defined_by_.size(), 0);
    for (const Literal operand : operands_)
        ++ends[operand.variable()];
    std::uint32_t sum = 0;
    for (std::uint32_t& end : ends)
        end = sum += end;
    occurrences_.resize(operands_.size());
    std::vector<std::uint32_t> free = ends;
    for (std::uint32_t i = 0; i < gates_.size(); ++i)
        for (const Literal operand : operands(gates_[i]))
            occurrences_[--free[operand.variable()]] = {i, operand.positive()};
    values_.assign(defined_by_.size(), Value::open);
    models_of_.assign(defined_by_.size() * 2, {});
    for (std::uint32_t i = 0; i < gates_.size(); ++i)
        if (gates_[i].count == 0)
            examine(i);
    for (const Literal literal : required_)
        set(literal);
    propagate();
}

std::span<const Literal> Solver::operands(const Gate& gate) const {
    return std::span(operands_).subspan(gate.first, gate.count);
}

std::optional<bool> Solver::value(Literal literal) const {
    const Value value = values_[literal.variable()];
    if (value == Value::open)
        return {};
    return (value == Value::yes) == literal.positive();
}

void Solver::set(Literal literal) {
    ++steps_;
    const auto former = value(literal);
    if (former == false)
        contradictory_ = true;
    if (former)
        return;
    values_[literal.variable()] = literal.positive() ? Value::yes : Value::no;
    trail_.push_back(literal);
}

bool Solver::propagate() {
    while (!contradictory_ && visited_ < trail_.size())
        visit(trail_[visited_++]);
    return !contradictory_;
}

void Solver::count(Literal literal, bool back) {
    const std::uint32_t variable = literal.variable();
    for (std::uint32_t i = occurrence_ranges_.begin(variable); i < occurrence_ranges_.ends[variable]; ++i) {
        Gate& gate = gates_[occurrences_[i].gate];
        std::uint32_t& counter = occurrences_[i].positive == literal.positive() ? gate.fulfilled : gate.broken;
        counter += back ? -1U : 1U;
    }
    steps_ += occurrence_ranges_.ends[variable] - occurrence_ranges_.begin(variable);
}

void Solver::visit(Literal literal) {
    const std::uint32_t variable = literal.variable();
    count(literal, false);
    for (std::uint32_t i = occurrence_ranges_.begin(variable); i < occurrence_ranges_.ends[variable]; ++i)
        examine(occurrences_[i].gate);
    if (const std::uint32_t definition = defined_by_[variable]; definition != none) {
        if (literal.positive())
            for (const Literal operand : operands(gates_[definition]))
                set(operand);
        else if (gates_[definition].needs_reason)
            open_.push_back(definition);
        examine(definition);
    }
    if (const std::uint32_t group = group_of_[variable]; group != none && literal.positive())
        for (std::uint32_t i = group_ranges_.begin(group); i < group_ranges_.ends[group]; ++i)
            if (members_[i] != variable)
                set(Literal(members_[i], false));
}

void Solver::examine(std::uint32_t index) {
    const Gate& gate = gates_[index];
    if (gate.broken > 0)
        set(!gate.output);
    else if (gate.fulfilled == gate.count)
        set(gate.output);
    else if (gate.fulfilled + 1 == gate.count && value(gate.output) == false)
        for (const Literal operand : operands(gate))
            if (!value(operand)) {
                set(!operand);
                break;
            }
}

bool Solver::exhausted() {
    gave_up_ = gave_up_ || steps_ > most_steps_;
    return steps_ > most_steps_;
}

void Solver::assume(Literal literal) {
    assumed_.push_back({literal});
    models_ &= models_of_[literal.code()];
}

void Solver::propagate_assumed() {
    for (; propagated_ < assumed_.size(); ++propagated_) {
        assumed_[propagated_].before = position();
        if (contradictory_)
            continue;
        set(assumed_[propagated_].literal);
        propagate();
    }
}

bool Solver::contradictory() {
    if (models_.none() && !exhausted())
        propagate_assumed();
    return contradictory_;
}

/// Models that were found since the mark fulfil what was assumed then.
void Solver::undo(const Mark& mark) {
    if (propagated_ > mark.assumed) {
        rewind(assumed_[mark.assumed].before);
        propagated_ = mark.assumed;
    }
    assumed_.resize(mark.assumed, {Literal(0)});
    models_ = mark.models;
    for (std::size_t i = mark.found; i < found_ && i < mark.found + most_models; ++i)
        models_.set(i % most_models);
}

void Solver::rewind(const Position& position) {
    while (trail_.size() > position.trail) {
        const Literal literal = trail_.back();
        trail_.pop_back();
        if (trail_.size() < visited_)
            count(literal, true);
        values_[literal.variable()] = Value::open;
    }
    visited_ = std::min(visited_, trail_.size());
    open_.resize(position.open);
    reasoned_ = position.reasoned;
    contradictory_ = position.contradictory;
}

bool Solver::possible(std::span<const Literal> literals) {
    Models models = models_;
    for (const Literal literal : literals)
        models &= models_of_[literal.code()];
    if (models.any() || exhausted())
        return true;
    propagate_assumed();
    if (contradictory_)
        return true;
    const Position start = position();
    for (const Literal literal : literals)
        set(literal);
    const bool found = search();
    rewind(start);
    if (!found && literals.size() == 1) {
        set(!literals[0]);
        propagate();
    }
    return found;
}

/// Whether what is set can be.
bool Solver::search() {
    const std::size_t limit = steps_ + ((most_search_steps + steps_for_operand * operands_.size()) >> failures_);
    std::vector<Decision> decisions;
    while (steps_ <= limit) {
        if (!propagate()) {
            if (!reverse_last(decisions))
                return false;
            continue;
        }
        const auto reason = next_reason();
        if (!reason) {
            keep_model();
            return true;
        }
        decisions.push_back({position(), *reason, false});
        set(*reason);
    }
    failures_ = std::min(failures_ + 1, most_failures);
    gave_up_ = true;
    return true;
}

/// Chooses what is still free, each time differently, and notes what is so then.
void Solver::keep_model() {
    for (std::uint32_t variable = 0; variable < values_.size(); ++variable)
        if (values_[variable] == Value::open && defined_by_[variable] == none) {
            set(Literal(variable, (variable * 40503U + found_ * 30011U) % 64 > 31));
            if (!propagate())
                return;
        }
    const std::size_t model = found_++ % most_models;
    for (Models& models : models_of_)
        models.reset(model);
    for (const Literal literal : trail_)
        models_of_[literal.code()].set(model);
    models_.set(model);
    steps_ += values_.size();
}

/// An operand that would make a false gate false.
std::optional<Literal> Solver::next_reason() {
    for (; reasoned_ < open_.size(); ++reasoned_) {
        ++steps_;
        const Gate& gate = gates_[open_[reasoned_]];
        if (gate.broken > 0)
            continue;
        for (const Literal operand : operands(gate))
            if (!value(operand))
                return !operand;
    }
    return {};
}

bool Solver::reverse_last(std::vector<Decision>& decisions) {
    while (!decisions.empty()) {
        Decision& last = decisions.back();
        rewind(last.before);
        if (!last.reversed) {
            last.reversed = true;
            set(!last.literal);
            return true;
        }
        decisions.pop_back();
    }
    return false;
}

bool Solver::depends_on(Literal literal, Literal other) const {
    std::vector<bool> seen(defined_by_.size());
    std::vector<std::uint32_t> open = {literal.variable()};
    while (!open.empty()) {
        const std::uint32_t variable = open.back();
        open.pop_back();
        if (variable == other.variable())
            return true;
        if (seen[variable] || defined_by_[variable] == none)
            continue;
        seen[variable] = true;
        for (const Literal operand : operands(gates_[defined_by_[variable]]))
            open.push_back(operand.variable());
    }
    return false;
}

}  // namespace appinfra::validate
