#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Parameters and their values.
inline constexpr auto parameter_rules = std::to_array<RuleLine>({
    {"E2001", "invalid-parameter", error, "a parameter has an unknown, missing or malformed property"},
    {"E2002", "unknown-parameter-type", error, "a parameter has a type that does not exist"},
    {"E2010", "too-many-parameters", error, "a template has more than 200 parameters"},
    {"E2011", "parameter-name-too-long", error, "the name, description or default of a parameter is too long"},
    {"E2015", "default-breaks-constraint", error, "the default of a parameter is not a value that it allows"},
    {"I2003", "pattern-does-not-compile", info, "AllowedPattern is not a regular expression"},
    {"W2001", "unused-parameter", warning, "a parameter is never used"},
    {"W2002", "undocumented-parameter-type", warning,
     "CloudFormation takes the type of a parameter but checks nothing"},
});

}  // namespace appinfra::validate::lines
