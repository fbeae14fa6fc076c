#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::validate {

/// What is known of a rule without running it. Ids are cfn-lint's where the check is; `A` and four digits where it is
/// not. https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md (2026-11-23)
struct RuleInfo {
    std::string_view id;
    std::string_view name;  ///< Names the wrong pattern.
    diagnostics::Severity severity;
    std::string_view summary;
};

/// Every rule, in order of id.
inline constexpr std::array catalogue = [] {
    using enum diagnostics::Severity;
    return std::to_array<RuleInfo>({
        {"A1001", "unknown-function", error, "a map whose only key starts with \"Fn::\" names no intrinsic function"},
        {"A1002", "circular-condition", error, "a condition is defined by itself"},
        {"A1003", "check-stopped", warning, "a value is so deep or ambiguous that checking it was given up"},
        {"E1001", "invalid-template", error, "a section is missing, unknown or of the wrong kind"},
        {"E1003", "description-too-long", error, "the description of a template exceeds 1,024 bytes"},
        {"E1004", "description-not-text", error, "the description of a template is not a string"},
        {"E1005", "invalid-transform", error, "the transform of a template is neither a name nor a list of names"},
        {"E1010", "invalid-getatt", error, "Fn::GetAtt names a resource or an attribute that does not exist"},
        {"E1011", "invalid-find-in-map", error, "Fn::FindInMap names a mapping or a key that does not exist"},
        {"E1015", "invalid-getazs", error, "the argument of Fn::GetAZs is not a region"},
        {"E1016", "invalid-import-value", error, "the argument of Fn::ImportValue is not a name"},
        {"E1017", "invalid-select", error, "Fn::Select lacks an index or a list, or the index is outside of the list"},
        {"E1018", "invalid-split", error, "Fn::Split lacks a delimiter or a string"},
        {"E1019", "invalid-sub", error, "Fn::Sub is malformed or uses a name that does not exist"},
        {"E1020", "invalid-ref", error, "Ref names neither a parameter nor a resource, or gives the wrong type"},
        {"E1021", "invalid-base64", error, "the argument of Fn::Base64 is not a string"},
        {"E1022", "invalid-join", error, "Fn::Join lacks a delimiter or a list"},
        {"E1024", "invalid-cidr", error, "Fn::Cidr lacks a block or a count"},
        {"E1028", "invalid-if", error, "Fn::If is not a condition and two values"},
        {"E1030", "invalid-length", error, "the argument of Fn::Length is not a list"},
        {"E1031", "invalid-to-json-string", error, "the argument of Fn::ToJsonString is neither a map nor a list"},
        {"E1700", "invalid-rule", error, "an entry of the Rules section is malformed"},
        {"E1701", "invalid-assertion", error, "an assertion of the Rules section is malformed"},
        {"E1702", "invalid-rule-condition", error, "the condition of a rule is not a condition function"},
        {"E2001", "invalid-parameter", error, "a parameter has an unknown, missing or malformed property"},
        {"E2002", "unknown-parameter-type", error, "a parameter has a type that does not exist"},
        {"E2003", "invalid-parameter-name", error, "the name of a parameter is not alphanumeric"},
        {"E2010", "too-many-parameters", error, "a template has more than 200 parameters"},
        {"E2011", "parameter-name-too-long", error, "the name of a parameter exceeds 255 characters"},
        {"E2015", "default-breaks-constraint", error, "the default of a parameter is not a value that it allows"},
        {"E3001", "invalid-resource", error, "a resource has an unknown, missing or malformed attribute"},
        {"E3002", "unknown-property", error, "a resource has a property that its type does not know"},
        {"E3003", "missing-property", error, "a resource lacks a property that its type requires"},
        {"E3004", "circular-dependency", error, "resources depend on each other in a circle"},
        {"E3005", "invalid-depends-on", error,
         "DependsOn names a resource that does not exist, or the resource itself"},
        {"E3006", "unknown-type", error, "a resource has a type that does not exist, or not in the region"},
        {"E3007", "name-used-twice", error, "a parameter and a resource have the same name"},
        {"E3010", "too-many-resources", error, "a template has more than 500 resources"},
        {"E3011", "invalid-resource-name", error,
         "the name of a resource is not alphanumeric or exceeds 255 characters"},
        {"E3012", "wrong-type", error, "a value has the wrong type"},
        {"E3014", "not-exactly-one", error, "not exactly one of several properties is set"},
        {"E3015", "invalid-resource-condition", error, "the condition of a resource does not exist"},
        {"E3017", "no-alternative-fits", error, "a value fits none of the alternatives"},
        {"E3018", "not-one-alternative", error, "a value does not fit exactly one of the alternatives"},
        {"E3020", "excluded-property", error, "a property is set together with one that excludes it"},
        {"E3021", "missing-companion", error, "a property is set without one that it requires"},
        {"E3030", "value-not-allowed", error, "a value is none of the allowed ones"},
        {"E3031", "pattern-broken", error, "a string does not match the pattern"},
        {"E3032", "wrong-item-count", error, "a list or map has too few or too many items"},
        {"E3033", "wrong-length", error, "a string is too short or too long"},
        {"E3034", "out-of-range", error, "a number is too small or too large"},
        {"E3035", "invalid-deletion-policy", error, "DeletionPolicy has a value that does not exist"},
        {"E3036", "invalid-update-replace-policy", error, "UpdateReplacePolicy has a value that does not exist"},
        {"E3037", "duplicate-item", error, "a list has the same item twice"},
        {"E3040", "read-only-property", error, "a property is set that only AWS can set"},
        {"E3058", "none-of-several", error, "none of several properties is set where one of them must be"},
        {"E6001", "invalid-output", error, "an output has an unknown or malformed property"},
        {"E6002", "output-without-value", error, "an output has no value"},
        {"E6004", "invalid-output-name", error, "the name of an output is not alphanumeric"},
        {"E6005", "invalid-output-condition", error, "the condition of an output does not exist"},
        {"E6010", "too-many-outputs", error, "a template has more than 200 outputs"},
        {"E6011", "output-name-too-long", error, "the name of an output exceeds 255 characters"},
        {"E6101", "output-not-text", error, "the value of an output is not a string"},
        {"E6102", "invalid-export", error, "the export of an output has no name that is a string"},
        {"E7001", "invalid-mapping", error, "a mapping is not two levels of keys with values"},
        {"E7002", "mapping-name-too-long", error, "the name of a mapping exceeds 255 characters"},
        {"E7010", "too-many-mappings", error, "a template has more than 200 mappings, or one more than 200 keys"},
        {"E8001", "invalid-condition", error, "a condition is not a condition function"},
        {"E8002", "undefined-condition", error, "a condition is used that does not exist"},
        {"E8003", "invalid-equals", error, "Fn::Equals does not compare two values"},
        {"E8004", "invalid-and", error, "Fn::And does not have two to ten conditions"},
        {"E8005", "invalid-not", error, "Fn::Not does not have one condition"},
        {"E8006", "invalid-or", error, "Fn::Or does not have two to ten conditions"},
        {"W1019", "unused-sub-variable", warning, "Fn::Sub defines a variable that its text does not use"},
        {"W1030", "ref-may-not-fit", warning,
         "the default or an allowed value of a parameter does not fit where it is used"},
        {"W2001", "unused-parameter", warning, "a parameter is never used"},
        {"W7001", "unused-mapping", warning, "a mapping is never used"},
        {"W8001", "unused-condition", warning, "a condition is never used"},
    });
}();

/// Where the rule of that id stands in the catalogue; its size where there is none.
constexpr std::size_t rule_index(std::string_view id) {
    std::size_t index = 0;
    while (index < catalogue.size() && catalogue[index].id != id)
        ++index;
    return index;
}

/// The rule of that id, or null.
constexpr const RuleInfo* find_rule(std::string_view id) {
    const std::size_t index = rule_index(id);
    return index == catalogue.size() ? nullptr : &catalogue[index];
}

}  // namespace appinfra::validate
