#include "appinfra/topology/identity.hpp"

#include <utility>

namespace appinfra::topology {

using cfn::Expr;
using cfn::Json;
using cfn::Value;

namespace {

/// A list of one is written as its item, as people write policies.
Expr one_or_many(std::vector<Expr> items) {
    return items.size() == 1 ? std::move(items.front()) : Expr::list(std::move(items));
}

}  // namespace

Expr allow(const Statement& statement) {
    std::vector<Expr> actions;
    for (const std::string& action : statement.actions)
        actions.push_back(Expr::of(action));
    std::vector<Expr> resources;
    for (const Value<Json>& resource : statement.resources)
        resources.push_back(resource.expr());
    Expr result = Expr::object();
    if (!statement.sid.empty())
        result.set("Sid", Expr::of(statement.sid));
    result.set("Effect", Expr::of(std::string("Allow")));
    result.set("Action", one_or_many(std::move(actions)));
    result.set("Resource", one_or_many(std::move(resources)));
    result.set("Condition", statement.condition);
    return result;
}

Expr policy_document(std::vector<Expr> statements) {
    return cfn::object({{"Version", "2012-10-17"}, {"Statement", Expr::list(std::move(statements))}});
}

Expr when(std::string_view op, std::string_view key, const Value<Json>& value) {
    return cfn::object({{op, cfn::object({{key, value}})}});
}

Expr tls_only(std::string_view actions, const Value<Json>& resources) {
    return cfn::object({{"Sid", "TlsOnly"},
                        {"Effect", "Deny"},
                        {"Principal", "*"},
                        {"Action", std::string(actions)},
                        {"Resource", resources},
                        {"Condition", when("Bool", "aws:SecureTransport", "false")}});
}

Expr trust_policy(const std::string& service) {
    return policy_document(
        {cfn::object({{"Effect", "Allow"},
                      {"Principal", cfn::object({{"Service", service}})},
                      {"Action", "sts:AssumeRole"},
                      {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}})});
}

aws::iam::Role::Attributes make_role(Context& context, const std::string& logical_id, const RoleSpec& spec) {
    std::vector<Expr> statements;
    for (const Statement& statement : spec.statements)
        statements.push_back(allow(statement));
    cfn::Optional<cfn::List<aws::iam::role::Policy>> policies;
    if (!statements.empty())
        policies = {aws::iam::role::Policy{.PolicyDocument = policy_document(std::move(statements)),
                                           .PolicyName = camel_case(logical_id)}};
    return context.assembly.add(
        logical_id,
        aws::iam::Role{.AssumeRolePolicyDocument = trust_policy(spec.service),
                       .Path = "/" + context.app.name.value + "/",
                       .Policies = policies},
        {.comment = spec.comment, .condition = spec.condition, .suppressions = spec.suppressions});
}

cfn::Suppression nag(std::string rule, std::string reason) {
    return {cfn::Suppression::Judge::cdk_nag, "AwsSolutions-" + rule, std::move(reason)};
}
cfn::Suppression guard(std::string rule, std::string reason) {
    return {cfn::Suppression::Judge::cfn_guard, "CT." + rule, std::move(reason)};
}
cfn::Suppression checkov(std::string rule, std::string reason) {
    return {cfn::Suppression::Judge::checkov, "CKV_AWS_" + rule, std::move(reason)};
}

}  // namespace appinfra::topology
