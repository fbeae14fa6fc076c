#pragma once

#include <bitset>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace appinfra::validate {

/// A variable of a `Solver`, or its opposite.
class Literal {
public:
    constexpr explicit Literal(std::uint32_t variable, bool positive = true)
        : code_(variable * 2 + (positive ? 1 : 0)) {}
    [[nodiscard]] constexpr std::uint32_t variable() const { return code_ / 2; }
    [[nodiscard]] constexpr bool positive() const { return code_ % 2 != 0; }
    [[nodiscard]] constexpr std::uint32_t code() const { return code_; }
    constexpr Literal operator!() const { return Literal(variable(), !positive()); }
    friend constexpr bool operator==(Literal, Literal) = default;

private:
    std::uint32_t code_;
};

/// Decides which values the variables of a boolean circuit can have together. What follows directly is found by
/// propagation; only where that leaves a gate without a reason for its value is anything tried out, and then only what
/// could be the reason. Models that were found answer most further questions at once. Work is counted and bounded:
/// where the bound is reached everything counts as possible.
class Solver {
public:
    explicit Solver(std::size_t most_steps) : most_steps_(most_steps) {}

    /// Of the models found, the last of which are kept.
    static constexpr std::size_t most_models = 256;
    using Models = std::bitset<most_models>;

    // Building; `finish` ends it.
    [[nodiscard]] Literal variable();
    /// The variable is true where all operands are. Each variable is defined at most once.
    void define(Literal variable, std::span<const Literal> operands);
    /// At most one of the variables is true; a variable is in one such group at most.
    void exclude(std::span<const Literal> variables);
    /// One of the variables of a group is true.
    void cover(std::span<const Literal> variables);
    void require(Literal literal) { required_.push_back(literal); }
    void finish();

    /// Whether all of these can be so, with all that is assumed. True where that could not be decided.
    [[nodiscard]] bool possible(std::span<const Literal> literals);
    /// What is assumed excludes itself: nothing follows from it.
    [[nodiscard]] bool contradictory();
    /// Some question was too hard.
    [[nodiscard]] bool gave_up() const { return gave_up_; }
    [[nodiscard]] std::size_t steps() const { return steps_; }
    /// Whether the value of a variable depends on that of another by way of definitions.
    [[nodiscard]] bool depends_on(Literal literal, Literal other) const;

    /// What is assumed can be taken back to a mark.
    struct Mark {
        std::size_t assumed;
        Models models;
        std::size_t found;
    };
    [[nodiscard]] Mark mark() const { return {assumed_.size(), models_, found_}; }
    void assume(Literal literal);
    void undo(const Mark& mark);

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    enum class Value : std::uint8_t { no, yes, open };
    struct Gate {
        Literal output;
        std::uint32_t first;
        std::uint32_t count;
        std::uint32_t fulfilled = 0;
        std::uint32_t broken = 0;
        bool needs_reason = true;
    };
    struct Occurrence {
        std::uint32_t gate;
        bool positive;
    };
    /// The parts of a list of lists.
    struct Ranges {
        std::vector<std::uint32_t> ends = {};
        [[nodiscard]] std::uint32_t begin(std::size_t i) const { return i == 0 ? 0 : ends[i - 1]; }
    };
    /// How far propagation has come.
    struct Position {
        std::size_t trail;
        std::size_t open;
        std::size_t reasoned;
        bool contradictory;
    };
    struct Assumed {
        Literal literal;
        Position before = {};  ///< Once it is propagated.
    };
    struct Decision {
        Position before;
        Literal literal;
        bool reversed;
    };

    void add_gate(Literal output, std::span<const Literal> operands, bool needs_reason);
    [[nodiscard]] std::span<const Literal> operands(const Gate& gate) const;

    [[nodiscard]] std::optional<bool> value(Literal literal) const;
    void set(Literal literal);
    bool propagate();
    void visit(Literal literal);
    void examine(std::uint32_t gate);
    void count(Literal literal, bool back);
    [[nodiscard]] Position position() const { return {trail_.size(), open_.size(), reasoned_, contradictory_}; }
    void rewind(const Position& position);
    void propagate_assumed();

    [[nodiscard]] bool exhausted();
    [[nodiscard]] bool search();
    [[nodiscard]] std::optional<Literal> next_reason();
    [[nodiscard]] bool reverse_last(std::vector<Decision>& decisions);
    void keep_model();

    std::size_t most_steps_;
    std::size_t steps_ = 0;
    std::vector<Gate> gates_;
    std::vector<Literal> operands_;
    std::vector<std::uint32_t> defined_by_;  ///< Of each variable, the gate, or `none`.
    std::vector<std::uint32_t> group_of_;    ///< Of each variable, or `none`.
    std::vector<Literal> required_;
    Ranges group_ranges_;
    std::vector<std::uint32_t> members_;
    Ranges occurrence_ranges_;
    std::vector<Occurrence> occurrences_;

    std::vector<Value> values_;
    std::vector<Literal> trail_;       ///< What is so, in order.
    std::size_t visited_ = 0;          ///< Of the trail.
    std::vector<std::uint32_t> open_;  ///< Gates that are false and may lack an operand that is.
    std::size_t reasoned_ = 0;         ///< Of these, those that have one for sure.
    std::vector<Assumed> assumed_;
    std::size_t propagated_ = 0;     ///< Of what is assumed: only when a question needs it.
    std::vector<Models> models_of_;  ///< Of each literal, those in which it is so.
    Models models_;                  ///< Those in which all that is assumed is so.
    std::size_t found_ = 0;
    bool contradictory_ = false;
    bool gave_up_ = false;
    std::uint32_t failures_ = 0;  ///< Of searches, as far as they make the next shorter.
};

}  // namespace appinfra::validate
