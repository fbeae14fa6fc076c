#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "formula.hpp"

namespace appinfra::validate {

/// Which conditions are taken to be true or false while one branch of a template is looked at, with all that follows
/// from how they are defined, from the allowed values of parameters and from the rules of the template. Combinations
/// are not enumerated.
class Assumptions {
public:
    explicit Assumptions(const Template& templ) : templ_(templ) {}

    struct Assumption {
        std::uint32_t condition;
        bool value;
    };

    /// The value that a condition has whenever what is assumed holds; nothing where it may have either.
    [[nodiscard]] std::optional<bool> known(std::string_view condition) const;
    /// Whether a condition can have a value while what is assumed holds.
    [[nodiscard]] bool possible(std::string_view condition, bool value) const { return known(condition) != !value; }
    /// All that is assumed now.
    [[nodiscard]] std::span<const Assumption> taken() const { return taken_; }
    /// Whether what was taken elsewhere can hold together with what is assumed now.
    [[nodiscard]] bool allow(std::span<const Assumption> taken) const;
    /// What is assumed cannot all be: nothing follows from it.
    [[nodiscard]] bool contradictory() const { return formula_ && formula_->solver.contradictory(); }
    /// Whether a parameter can have a value while what is assumed holds. Nothing where that is not known.
    [[nodiscard]] std::optional<bool> possible_value(std::string_view parameter, std::string_view value) const;
    /// Whether two literals that are compared with each other contribute to a condition: someone's switch.
    [[nodiscard]] bool rests_on_literals(std::string_view condition) const;
    /// Counts the values that are looked at. False once these are too many for any template that people write: products
    /// of branches must not keep a run busy.
    [[nodiscard]] bool step() { return ++values_ <= most_values; }
    /// Some conditions were too hard to decide.
    [[nodiscard]] bool gave_up() const { return formula_ && formula_->solver.gave_up(); }
    /// How much work deciding conditions was.
    [[nodiscard]] std::size_t steps() const { return formula_ ? formula_->solver.steps() : 0; }

    /// Takes conditions to be so until it goes.
    class Guard {
    public:
        explicit Guard(Assumptions& assumptions);
        Guard(Assumptions& assumptions, std::string_view condition, bool value);
        ~Guard();
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

        void add(std::string_view condition, bool value);

    private:
        Assumptions& assumptions_;
        std::size_t taken_;
        std::optional<Solver::Mark> mark_;
    };

private:
    static constexpr std::size_t most_values = 5'000'000;
    Formula& formula() const;

    const Template& templ_;
    std::vector<Assumption> taken_;
    std::size_t values_ = 0;
    mutable std::unique_ptr<Formula> formula_;  ///< Made when it is first asked for.
};

}  // namespace appinfra::validate
