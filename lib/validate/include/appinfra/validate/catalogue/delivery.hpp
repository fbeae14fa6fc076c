#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Pipelines, packages and how secrets come into a stack.
inline constexpr auto delivery_rules = std::to_array<RuleLine>({
    {"E3043", "wrong-nested-parameters", error,
     "a nested template lacks a parameter that it is given, or is not given one that it needs"},
    {"E3050", "role-name-with-path", error, "a role is named to CodeBuild by Ref, although it has a path"},
    {"E3700", "source-action-misplaced", error, "source actions are not only in the first stage of a pipeline"},
    {"E3701", "artifact-misnamed", error,
     "an input artifact is no output of an earlier action, or an output is there twice"},
    {"E3702", "wrong-artifact-count", error, "an action has more or fewer artifacts than its type takes"},
    {"E3703", "invalid-action-configuration", error, "the configuration of an action names no input, or no role"},
    {"W1011", "secret-in-parameter", warning, "a secret comes from a parameter rather than from a dynamic reference"},
    {"W2010", "unmasked-parameter", warning, "a NoEcho parameter is shown in outputs or metadata"},
    {"W2501", "password-not-protected", warning, "a password is spelled, or comes from where everybody can read it"},
    {"W3002", "local-path", warning, "a property holds a local path that only a packaging command can use"},
});

}  // namespace appinfra::validate::lines
