#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "context.hpp"
#include "functions.hpp"

namespace appinfra::validate {

/// Something that a function may give.
struct Outcome {
    enum class Kind : std::uint8_t { text, list, literal };
    Kind kind = Kind::text;
    std::string text = {};
    std::vector<std::string> items = {};
    NodeId literal = {};          ///< A map or list as it stands in the template.
    bool counted = true;          ///< The list has exactly these items.
    bool from_parameter = false;  ///< Whoever deploys may choose another value.
    bool secret = false;          ///< Not to be shown.
};

/// The rule about what a function may give; nothing for those that cannot be evaluated.
[[nodiscard]] std::optional<RuleId> rule_of_outcomes(Function function);

/// Calls `visit` for what a function may give once parameters have their defaults or any of their allowed values, and
/// conditions are true or false, the same everywhere in the expression; until it returns false. Pseudo parameters stand
/// for usual values. Nothing for what cannot be known, for what the assumptions exclude, and for expressions with very
/// many possible values.
void each_outcome(const Context& context, const Assumptions& assumptions, NodeId node,
                  const std::function<bool(const Outcome&)>& visit);

}  // namespace appinfra::validate
