#include <array>
#include <random>

#include "catch.hpp"
#include "solver.hpp"

using appinfra::validate::Literal;
using appinfra::validate::Solver;

namespace {

/// Five inputs, of which the first three exclude each other, and gates over all before them; its solver, and what all
/// inputs give.
class Circuit {
public:
    explicit Circuit(std::mt19937& random) {
        for (int i = 0; i < inputs; ++i)
            variables.push_back(solver.variable());
        group_ = {variables[0], variables[1], variables[2]};
        solver.exclude(group_);
        covered_ = random() % 2 == 0;
        if (covered_)
            solver.cover(group_);
        for (int i = 0; i < 12; ++i)
            add_gate(random);
        solver.require(variables.back());
        solver.finish();
    }

    /// Whether some inputs make all of these so.
    [[nodiscard]] bool possible(const std::vector<Literal>& literals) const {
        for (unsigned input = 0; input < 1U << inputs; ++input)
            if (fits(input, literals))
                return true;
        return false;
    }

    static constexpr int inputs = 5;
    Solver solver{1'000'000};
    std::vector<Literal> variables;

private:
    void add_gate(std::mt19937& random) {
        std::vector<Literal> operands;
        for (unsigned i = 0; i < 2 + random() % 2; ++i) {
            const Literal operand = variables[random() % variables.size()];
            operands.push_back(random() % 2 == 0 ? operand : !operand);
        }
        const Literal gate = solver.variable();
        solver.define(gate, operands);
        gates_.push_back(operands);
        variables.push_back(gate);
    }

    [[nodiscard]] bool fits(unsigned input, const std::vector<Literal>& literals) const {
        std::vector<bool> values;
        const auto holds = [&](Literal literal) {
            for (std::size_t i = 0; i < values.size(); ++i)
                if (variables[i].variable() == literal.variable())
                    return values[i] == literal.positive();
            return false;
        };
        for (int i = 0; i < inputs; ++i)
            values.push_back((input >> i & 1U) != 0);
        const int chosen = values[0] + values[1] + values[2];
        if (chosen > 1 || (covered_ && chosen == 0))
            return false;
        for (const std::vector<Literal>& operands : gates_)
            values.push_back(std::ranges::all_of(operands, holds));
        return values.back() && std::ranges::all_of(literals, holds);
    }

    std::array<Literal, 3> group_ = {Literal(0), Literal(0), Literal(0)};
    bool covered_ = false;
    std::vector<std::vector<Literal>> gates_;
};

}  // namespace

TEST_CASE("the solver agrees with trying out all inputs, whatever is assumed and taken back") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        Circuit circuit(random);
        if (!circuit.possible({}))
            continue;
        std::vector<Literal> assumed;
        std::vector<Solver::Mark> marks;
        for (int step = 0; step < 60; ++step) {
            const Literal any = circuit.variables[random() % circuit.variables.size()];
            const Literal literal = random() % 2 == 0 ? any : !any;
            std::vector<Literal> all = assumed;
            all.push_back(literal);
            const bool possible = circuit.possible(all);
            INFO(round << ' ' << step);
            REQUIRE(circuit.solver.possible(std::array{literal}) == possible);
            if (random() % 3 == 0 && !marks.empty()) {
                circuit.solver.undo(marks.back());
                marks.pop_back();
                assumed.pop_back();
            } else if (possible) {
                marks.push_back(circuit.solver.mark());
                circuit.solver.assume(literal);
                assumed.push_back(literal);
            }
        }
        CHECK_FALSE(circuit.solver.gave_up());
    }
}

TEST_CASE("what excludes itself is told, and can be taken back") {
    Solver solver(1000);
    const Literal one = solver.variable();
    const Literal other = solver.variable();
    solver.exclude(std::array{one, other});
    solver.finish();
    const Solver::Mark before = solver.mark();
    solver.assume(one);
    solver.assume(other);
    CHECK(solver.contradictory());
    solver.undo(before);
    CHECK_FALSE(solver.contradictory());
    CHECK(solver.possible(std::array{other}));
}

/// Each of one more pigeons than holes sits in a hole, no two in the same: known to be hard.
TEST_CASE("a question that is too hard is given up, and counts as possible") {
    constexpr int holes = 8;
    Solver solver(10'000'000);
    std::vector<std::vector<Literal>> sits;
    std::vector<Literal> demands;
    const auto demand = [&](const std::vector<Literal>& excluded) {
        const Literal gate = solver.variable();
        solver.define(gate, excluded);
        demands.push_back(!gate);
    };
    for (int pigeon = 0; pigeon <= holes; ++pigeon) {
        std::vector<Literal> nowhere;
        sits.emplace_back();
        for (int hole = 0; hole < holes; ++hole) {
            sits.back().push_back(solver.variable());
            nowhere.push_back(!sits.back().back());
        }
        demand(nowhere);
        for (int other = 0; other < pigeon; ++other)
            for (std::size_t hole = 0; hole < holes; ++hole)
                demand({sits[static_cast<std::size_t>(other)][hole], sits.back()[hole]});
    }
    const Literal all = solver.variable();
    solver.define(all, demands);
    solver.finish();
    CHECK(solver.possible(std::array{all}));
    CHECK(solver.gave_up());
    CHECK(solver.steps() < 1'000'000);
}
