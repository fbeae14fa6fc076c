#pragma once

#include <optional>
#include <string_view>

#include "patterns.hpp"
#include "rule_id.hpp"

namespace appinfra::validate {

/// A format that the facts name for a string, `AWS::EC2::Subnet.Id` or `ipv4-network`.
struct ValueFormat {
    std::string_view name;
    RuleId rule;            ///< Broken by a string of another form.
    std::string_view noun;  ///< `a subnet id`
};

/// Nothing for formats that say nothing that can be checked.
[[nodiscard]] std::optional<ValueFormat> find_format(std::string_view name);

/// Whether a text has the format; nothing where that cannot be said.
[[nodiscard]] std::optional<bool> has_format(const ValueFormat& format, std::string_view text, Patterns& patterns);

}  // namespace appinfra::validate
