#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "functions.hpp"
#include "solver.hpp"
#include "template.hpp"

namespace appinfra::validate {

/// The conditions of a template, and what its rules assert, as a circuit. Its inputs are comparisons: those of the same
/// value with different texts exclude each other, and the allowed values of a parameter bound what it can be compared
/// with.
class Formula {
public:
    explicit Formula(const Template& templ);

    [[nodiscard]] Literal condition(std::uint32_t place) const { return conditions_[place]; }
    /// The comparisons that must be so for a parameter to have a value. Nothing where conditions ask for the parameter
    /// in a way that is not understood, such as within other functions.
    [[nodiscard]] std::optional<std::vector<Literal>> equal_to(std::string_view parameter,
                                                               std::string_view value) const;
    /// Whether two literals that are compared with each other contribute to a condition.
    [[nodiscard]] bool rests_on_literals(std::uint32_t place) const;

    Solver solver;

private:
    /// A value that is compared, by the texts it is compared with.
    using Comparisons = std::map<std::string, Literal, std::less<>>;
    struct Open {
        Literal output;
        NodeId operands;
        bool any;  ///< Rather than all.
    };

    [[nodiscard]] Literal literal_of(NodeId node);
    [[nodiscard]] Literal equality(NodeId argument);
    [[nodiscard]] Literal comparison(NodeId value, std::string text);
    [[nodiscard]] Literal membership(NodeId argument);
    [[nodiscard]] Literal constant(bool value) const { return value ? truth_ : !truth_; }
    void define_open();
    void add_rule(NodeId rule);
    void bound(const std::string& name, const Comparisons& comparisons);
    void distrust(NodeId node);

    const Template& templ_;
    Literal truth_;  ///< So where two literals are compared that are equal.
    std::vector<Literal> conditions_;
    std::vector<Open> open_;
    std::unordered_map<std::string, Comparisons> compared_;
    std::unordered_map<std::string, Literal> equalities_;  ///< Of two values that are not literals.
    std::vector<bool> distrusted_;                         ///< Parameters that other functions use.
};

}  // namespace appinfra::validate
