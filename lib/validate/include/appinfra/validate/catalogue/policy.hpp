#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Policy documents, state machines and other documents within templates.
inline constexpr auto policy_rules = std::to_array<RuleLine>({
    {"E3009", "invalid-init", error, "the metadata for cfn-init is malformed"},
    {"E3016", "invalid-update-policy", error, "an UpdatePolicy is malformed, or its type has none"},
    {"E3028", "invalid-resource-metadata", error, "the metadata of a resource is no map, or has an entry that is null"},
    {"E3051", "invalid-system-document", error, "a document of Systems Manager is malformed"},
    {"E3055", "invalid-creation-policy", error, "a CreationPolicy is malformed"},
    {"E3510", "invalid-identity-policy", error, "a policy of a role, user or group is malformed"},
    {"E3511", "role-arn-pattern", error, "a role is named by something that is not the ARN of a role"},
    {"E3512", "invalid-resource-policy", error, "a policy of a resource is malformed"},
    {"E3513", "invalid-repository-policy", error, "the policy of a container registry is malformed"},
    {"E3514", "invalid-policy-resource", error, "the resource of a policy is not an ARN"},
    {"E3530", "invalid-trust-policy", error, "the policy that says who may assume a role is malformed"},
    {"E3601", "invalid-state-machine", error, "a state machine is malformed, or a state is missing or never reached"},
    {"E4001", "invalid-interface", error, "the metadata AWS::CloudFormation::Interface is malformed"},
    {"E4002", "null-metadata", error, "the metadata of a template holds null"},
    {"E5001", "invalid-module", error, "a module has an attribute that modules cannot have"},
    {"I3042", "hard-coded-partition", info, "an ARN names its partition instead of referring to AWS::Partition"},
    {"I3510", "action-without-resource", info, "an action does not work on the resources of its statement"},
    {"W2511", "old-policy-version", warning, "a policy has the version 2008-10-17"},
    {"W3037", "unknown-action", warning, "a policy names an action that does not exist"},
    {"W4001", "unknown-interface-parameter", warning,
     "the metadata AWS::CloudFormation::Interface names a parameter that does not exist"},
    {"W4005", "invalid-cfn-lint-metadata", warning, "the metadata that configures cfn-lint is malformed"},
});

}  // namespace appinfra::validate::lines
