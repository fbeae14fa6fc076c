#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// The form of a template and of its sections.
inline constexpr auto form_rules = std::to_array<RuleLine>({
    {"A1003", "check-stopped", warning, "a value is so deep or ambiguous that checking it was given up"},
    {"E0000", "unreadable-template", error, "a template is not well-formed YAML or JSON, or has a key twice"},
    {"E1001", "invalid-template", error, "a section is missing, unknown or of the wrong kind"},
    {"E1002", "template-too-large", error, "a template has more than 1,000,000 bytes"},
    {"E1003", "description-too-long", error, "the description of a template exceeds 1,024 bytes"},
    {"E1004", "description-not-text", error, "the description of a template is not a string"},
    {"E1005", "invalid-transform", error, "the transform of a template is neither a name nor a list of names"},
    {"E1700", "invalid-rule", error, "an entry of the Rules section is malformed"},
    {"E1701", "invalid-assertion", error, "an assertion of the Rules section is malformed"},
    {"E1702", "invalid-rule-condition", error, "the condition of a rule is not a condition function"},
    {"E6001", "invalid-output", error, "an output has an unknown property, or a name that is not alphanumeric"},
    {"E6002", "output-without-value", error, "an output has no value, or an export no name"},
    {"E6003", "wrong-output-type", error, "a part of an output is not of the type that it must be"},
    {"E6005", "invalid-output-condition", error, "the condition of an output does not exist"},
    {"E6010", "too-many-outputs", error, "a template has more than 200 outputs"},
    {"E6011", "output-too-long", error, "the name of an output exceeds 255 characters, or its description 1,024 bytes"},
    {"E6101", "output-not-text", error, "the value of an output is not a string, or cannot be resolved"},
    {"E6102", "invalid-export", error, "the name of an export is not a string"},
    {"E7001", "invalid-mapping", error, "a mapping is not two levels of keys with values"},
    {"E7002", "mapping-name-too-long", error, "the name of a mapping exceeds 255 characters"},
    {"E7010", "too-many-mappings", error, "a template has more than 200 mappings, or one more than 200 keys"},
    {"W1100", "merge-key", warning, "a template uses merge keys, which CloudFormation itself does not read"},
    {"W1101", "alias", warning, "a template uses aliases, which CloudFormation itself does not read"},
    {"W6001", "output-of-import", warning, "an output is what another stack exports"},
    {"W7001", "unused-mapping", warning, "a mapping is never used"},
});

}  // namespace appinfra::validate::lines
