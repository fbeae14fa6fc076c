#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Intrinsic functions, references and dynamic references.
inline constexpr auto function_rules = std::to_array<RuleLine>({
    {"A1001", "unknown-function", error, "a map whose only key starts with \"Fn::\" names no intrinsic function"},
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
    {"W1019", "unused-sub-variable", warning, "Fn::Sub defines a variable that its text does not use"},
});

}  // namespace appinfra::validate::lines
