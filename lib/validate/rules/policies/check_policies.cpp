#include <array>

#include "../rules.hpp"
#include "document_check.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

using enum PolicyKind;

constexpr std::array policy_places = {
    PolicyPlace{"AWS::ECR::Repository", "RepositoryPolicyText", repository},
    PolicyPlace{"AWS::IAM::Group", "Policies/*/PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::GroupPolicy", "PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::ManagedPolicy", "PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::Policy", "PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::Role", "AssumeRolePolicyDocument", trust},
    PolicyPlace{"AWS::IAM::Role", "Policies/*/PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::RolePolicy", "PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::User", "Policies/*/PolicyDocument", identity},
    PolicyPlace{"AWS::IAM::UserPolicy", "PolicyDocument", identity},
    PolicyPlace{"AWS::KMS::Key", "KeyPolicy", resource},
    PolicyPlace{"AWS::OpenSearchService::Domain", "AccessPolicies", resource},
    PolicyPlace{"AWS::S3::BucketPolicy", "PolicyDocument", resource},
    PolicyPlace{"AWS::SNS::TopicPolicy", "PolicyDocument", resource},
    PolicyPlace{"AWS::SQS::QueuePolicy", "PolicyDocument", resource},
    PolicyPlace{"AWS::SSO::PermissionSet", "InlinePolicy", identity},
};

/// What a policy of a kind must look like; the bucket's are special.
struct PolicyForm {
    RuleId rule;
    std::string_view shape;
};
constexpr PolicyForm forms[] = {
    {"E3510", "policy/identity"}, {"E3512", "policy/resource"}, {"E3513", "policy/repository"},
    {"E3530", "policy/trust"},    {"E3512", "policy/bucket"},
};

const PolicyForm& form_of(const PolicyPlace& place) {
    return forms[place.type == "AWS::S3::BucketPolicy" ? 4 : static_cast<std::size_t>(place.kind)];
}

void check_statement(const Policy& policy, NodeId statement) {
    if (policy.document.document().kind(statement) != Kind::map)
        return;
    check_actions(policy, statement);
    check_policy_references(policy, statement);
    if (policy.place.kind == resource)
        check_policy_arns(policy, statement);
    if (policy.place.kind == identity)
        check_statement_resources(policy, statement);
}

void check_policy(Context& context, const PolicyPlace& place, NodeId value) {
    const Embedded document(context.document, value);
    if (!document)
        return;
    const PolicyForm& form = form_of(place);
    DocumentCheck(context, document, form.rule).check(document.root(), form.shape);
    const Policy policy{context, place, document};
    check_version(policy);
    policy.each(document.root(), "Statement", [&](NodeId statement) { check_statement(policy, statement); });
}

}  // namespace

void check_policy_documents(Context& context) {
    for (const PolicyPlace& place : policy_places)
        for (const std::uint32_t owner : context.resources_of(place.type))
            context.property(owner, place.path, [&](NodeId value) { check_policy(context, place, value); });
}

void check_policies(Context& context) {
    check_policy_documents(context);
    check_role_arns(context);
    check_state_machines(context);
    check_system_documents(context);
    check_update_policies(context);
    check_metadata(context);
    check_modules(context);
    check_hard_coded_arns(context);
}

}  // namespace appinfra::validate::rules
