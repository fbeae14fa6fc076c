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
    {"E1027", "misplaced-secure-string", error, "a secure string of SSM is used where only plain ones can be"},
    {"E1028", "invalid-if", error, "Fn::If is not a condition and two values"},
    {"E1029", "missing-sub", error, "a string uses a variable but is not in Fn::Sub"},
    {"E1030", "invalid-length", error, "the argument of Fn::Length is not a list"},
    {"E1031", "invalid-to-json-string", error, "the argument of Fn::ToJsonString is neither a map nor a list"},
    {"E1032", "invalid-loop", error, "Fn::ForEach is malformed, or its transform is missing"},
    {"E1033", "invalid-get-stack-output", error, "Fn::GetStackOutput lacks a stack or an output"},
    {"E1050", "invalid-dynamic-reference", error, "a dynamic reference is malformed"},
    {"E1051", "misplaced-secret", error, "a secret is referred to outside of the properties of a resource"},
    {"E1052", "misplaced-dynamic-reference", error, "a parameter of SSM is referred to where that is not resolved"},
    {"W1019", "unused-sub-variable", warning, "Fn::Sub defines a variable that its text does not use"},
    {"W1020", "needless-sub", warning, "Fn::Sub has no variable"},
    {"W1031", "sub-may-not-fit", warning, "what Fn::Sub gives does not fit where it is used"},
    {"W1032", "join-may-not-fit", warning, "what Fn::Join gives does not fit where it is used"},
    {"W1033", "split-may-not-fit", warning, "what Fn::Split gives does not fit where it is used"},
    {"W1034", "find-in-map-may-not-fit", warning, "what Fn::FindInMap gives does not fit where it is used"},
    {"W1035", "select-may-not-fit", warning, "what Fn::Select gives does not fit where it is used"},
    {"W1036", "get-azs-may-not-fit", warning, "what Fn::GetAZs gives does not fit where it is used"},
    {"W1051", "secret-for-its-arn", warning, "a secret is given where its ARN is wanted"},
    {"W1053", "spaces-in-dynamic-reference", warning, "a dynamic reference with spaces is left as it stands"},
    {"W1054", "raw-pseudo-parameter", warning, "the name of a pseudo parameter stands without Ref"},
});

}  // namespace appinfra::validate::lines
