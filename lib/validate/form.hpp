#pragma once

#include <span>
#include <string_view>

#include "context.hpp"

namespace appinfra::validate {

/// What an entry of the template language may hold.
struct Field {
    std::string_view name;
    enum class Holds : std::uint8_t { anything, text, scalar, map, list } holds = Holds::anything;
    bool required = false;
};

/// Checks that a map has the fields of a form and no others; `what` names it in messages. False when it is not a map.
/// What is of the wrong type, and what is unknown, may break rules of their own.
bool check_form(Context& context, RuleId rule, NodeId map, std::string_view what, std::span<const Field> fields,
                std::optional<RuleId> wrong_type = {}, std::optional<RuleId> unknown = {});

/// The limits that all sections share: how many entries, and which names.
struct NameLimits {
    std::string_view what;
    std::size_t most_entries;
    RuleId too_many;
    RuleId invalid_name;
    RuleId too_long;
};
void check_names(Context& context, const Section& section, const NameLimits& limits);

}  // namespace appinfra::validate
