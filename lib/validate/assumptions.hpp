#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "template.hpp"

namespace appinfra::validate {

/// Which conditions are taken to be true or false while one branch of a template is looked at, with all that follows
/// from how conditions are defined by others. What does not follow is not known: combinations are never enumerated.
class Assumptions {
public:
    explicit Assumptions(const Template& templ);

    [[nodiscard]] std::optional<bool> known(std::string_view condition) const;

    /// Takes a condition to be so until the guard goes.
    class Guard {
    public:
        Guard(Assumptions& assumptions, std::string_view condition, bool value);
        ~Guard();
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

    private:
        Assumptions& assumptions_;
        std::size_t mark_;
    };

private:
    struct Assumption {
        std::uint32_t condition;
        bool value;
    };
    void assume(std::string_view condition, bool value);
    void follow(NodeId definition, bool value, std::vector<Assumption>& found) const;
    [[nodiscard]] std::optional<bool> evaluate(NodeId definition, int depth) const;
    [[nodiscard]] std::optional<bool> evaluate_all(NodeId operands, bool wanted, int depth) const;

    const Template& templ_;
    std::vector<std::optional<bool>> values_;
    std::vector<std::uint32_t> trail_;  ///< What was assumed, in order.
};

}  // namespace appinfra::validate
