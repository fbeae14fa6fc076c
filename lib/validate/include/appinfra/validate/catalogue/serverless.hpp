#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Templates with the transform AWS::Serverless.
inline constexpr auto serverless_rules = std::to_array<RuleLine>({
    {"A1005", "serverless-partly-checked", info, "what AWS::Serverless makes of a template is not checked"},
    {"E3038", "undeclared-serverless-transform", error, "a type of AWS::Serverless is used without the transform"},
    {"E3066", "undeclared-serverless-attribute", error,
     "an attribute that only AWS::Serverless understands is used without the transform"},
    {"E3724", "invalid-globals", error, "the section Globals is malformed, or IgnoreGlobals names what is not in it"},
    {"W3001", "ignored-serverless-attribute", warning, "AWS::Serverless ignores an attribute of a resource"},
});

}  // namespace appinfra::validate::lines
