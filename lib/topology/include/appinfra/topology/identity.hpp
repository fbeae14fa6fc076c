#pragma once

#include <string>
#include <vector>

#include "appinfra/aws/iam.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// One statement of an IAM policy.
struct Statement {
    std::string sid = {};
    std::vector<std::string> actions;
    std::vector<cfn::Value<cfn::Json>> resources;
    cfn::Expr condition = {};
};

/// An allow statement as JSON.
[[nodiscard]] cfn::Expr allow(const Statement& statement);
[[nodiscard]] cfn::Expr policy_document(std::vector<cfn::Expr> statements);

/// Lets only that AWS service assume a role, only for this account.
[[nodiscard]] cfn::Expr trust_policy(const std::string& service);

/// A role that only the given AWS service may assume, only for this account.
struct RoleSpec {
    std::string comment;
    std::string service;  ///< `ecs-tasks.amazonaws.com`
    std::vector<Statement> statements;
    std::vector<cfn::Suppression> suppressions = {};
    std::optional<cfn::Condition> condition = {};
};
[[nodiscard]] aws::iam::Role::Attributes make_role(Context& context, const std::string& logical_id,
                                                   const RoleSpec& spec);

/// What is allowed, with the reasons why it is not narrower.
struct Permissions {
    std::vector<Statement> statements;
    std::vector<cfn::Suppression> suppressions = {};
};
/// `{operator: {key: value}}`
[[nodiscard]] cfn::Expr when(std::string_view op, std::string_view key, const cfn::Value<cfn::Json>& value);

/// A statement that refuses whatever does not come over TLS.
[[nodiscard]] cfn::Expr tls_only(std::string_view actions, const cfn::Value<cfn::Json>& resources);

[[nodiscard]] cfn::Suppression nag(std::string rule, std::string reason);
[[nodiscard]] cfn::Suppression guard(std::string rule, std::string reason);
[[nodiscard]] cfn::Suppression checkov(std::string rule, std::string reason);

}  // namespace appinfra::topology
