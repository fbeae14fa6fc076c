#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Properties against the facts about their types.
inline constexpr auto property_rules = std::to_array<RuleLine>({
    {"E3002", "unknown-property", error, "a resource has a property that its type does not know"},
    {"E3003", "missing-property", error, "a resource lacks a property that its type requires"},
    {"E3012", "wrong-type", error, "a value has the wrong type"},
    {"E3014", "not-exactly-one", error, "not exactly one of several properties is set"},
    {"E3017", "no-alternative-fits", error, "a value fits none of the alternatives"},
    {"E3018", "not-one-alternative", error, "a value does not fit exactly one of the alternatives"},
    {"E3020", "excluded-property", error, "a property is set together with one that excludes it"},
    {"E3021", "missing-companion", error, "a property is set without one that it requires"},
    {"E3030", "value-not-allowed", error, "a value is none of the allowed ones"},
    {"E3031", "pattern-broken", error, "a string does not match the pattern"},
    {"E3032", "wrong-item-count", error, "a list or map has too few or too many items"},
    {"E3033", "wrong-length", error, "a string is too short or too long"},
    {"E3034", "out-of-range", error, "a number is too small or too large"},
    {"E3037", "duplicate-item", error, "a list has the same item twice"},
    {"E3040", "read-only-property", error, "a property is set that only AWS can set"},
    {"E3058", "none-of-several", error, "none of several properties is set where one of them must be"},
    {"W1030", "ref-may-not-fit", warning,
     "the default or an allowed value of a parameter does not fit where it is used"},
});

}  // namespace appinfra::validate::lines
