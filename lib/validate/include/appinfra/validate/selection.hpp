#pragma once

#include <bitset>
#include <span>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::validate {

/// Which rules give findings. Rules are named by their ids or the beginnings of ids: `E3` stands for all that begin so.
class Selection {
public:
    /// All rules that give findings of this severity or a worse one.
    explicit Selection(diagnostics::Severity least = diagnostics::Severity::info);

    /// Only those that are named, whatever their severity.
    void select(std::span<const std::string> prefixes);
    /// Those that are named, too.
    void include(std::span<const std::string> prefixes);
    /// Without those that are named, unless they are mandatory.
    void ignore(std::span<const std::string> prefixes);
    /// Those that are named, too, and nothing takes them away.
    void demand(std::span<const std::string> prefixes);

    [[nodiscard]] bool wants(std::size_t rule) const { return wanted_[rule] || mandatory_[rule]; }
    [[nodiscard]] bool is_mandatory(std::size_t rule) const { return mandatory_[rule]; }

private:
    static constexpr std::size_t most_rules = 1024;
    using Rules = std::bitset<most_rules>;
    [[nodiscard]] static Rules named(std::span<const std::string> prefixes);

    Rules wanted_;  ///< By their places in the catalogue.
    Rules mandatory_;
};

/// Whether a rule's id begins so.
[[nodiscard]] bool names_a_rule(std::string_view prefix);

}  // namespace appinfra::validate
