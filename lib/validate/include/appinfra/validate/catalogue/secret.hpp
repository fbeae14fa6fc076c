#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Values that must not be seen.
inline constexpr auto secret_rules = std::to_array<RuleLine>({
    {"A2201", "secret-in-environment", warning, "a secret becomes part of an environment variable"},
    {"A2202", "secret-in-user-data", warning, "a secret becomes part of user data"},
    {"A2203", "secret-in-plain-parameter", warning, "a secret becomes an SSM parameter that is not encrypted"},
    {"A2204", "secret-in-definition", warning,
     "a secret becomes part of a build specification, state machine, command or input"},
    {"A2205", "secret-in-name", warning, "a secret becomes part of a tag, a description or the name of a resource"},
    {"A2206", "secret-in-output", warning, "a secret that a resource gives is shown in an output or in metadata"},
    {"A2207", "literal-key", error, "a template holds a private key, a secret access key or a token"},
    {"A2208", "literal-key-id", warning, "a template holds the id of an access key"},
    {"A2209", "secret-default", warning, "a parameter marked NoEcho has a default"},
    {"A2210", "literal-in-environment", warning, "an environment variable spells a secret"},
});

}  // namespace appinfra::validate::lines
