#include "appinfra/topology/encryption.hpp"

#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

using cfn::Expr;
using cfn::object;
using cfn::sub;

namespace {

Expr account_administers() {
    return object({{"Sid", "AccountAdministers"},
                   {"Effect", "Allow"},
                   {"Principal", object({{"AWS", sub("arn:{}:iam::{}:root", cfn::partition(), cfn::account_id())}})},
                   {"Action", "kms:*"},
                   {"Resource", "*"}});
}

/// Grants outlive the permission of who made them: only AWS services may make any, for resources.
Expr grants_for_services_only() {
    return object({{"Sid", "GrantsForServicesOnly"},
                   {"Effect", "Deny"},
                   {"Principal", object({{"AWS", "*"}})},
                   {"Action", "kms:CreateGrant"},
                   {"Resource", "*"},
                   {"Condition", object({{"BoolIfExists", object({{"kms:GrantIsForAWSResource", "false"},
                                                                  {"aws:PrincipalIsAWSService", "false"}})}})}});
}

/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html (2026-11-23)
Expr log_groups() {
    return object(
        {{"Sid", "LogGroups"},
         {"Effect", "Allow"},
         {"Principal", object({{"Service", sub("logs.{}.{}", cfn::region(), cfn::url_suffix())}})},
         {"Action", cfn::list({"kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo",
                               "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey"})},
         {"Resource", "*"},
         {"Condition",
          when("ArnLike", "kms:EncryptionContext:aws:logs:arn",
               sub("arn:{}:logs:{}:{}:log-group:*", cfn::partition(), cfn::region(), cfn::account_id()))}});
}

/// Alarms and events publish to an encrypted topic.
/// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html (2026-11-23)
Expr publishers() {
    return object(
        {{"Sid", "Publishers"},
         {"Effect", "Allow"},
         {"Principal", object({{"Service", cfn::list({"cloudwatch.amazonaws.com", "events.amazonaws.com"})}})},
         {"Action", cfn::list({"kms:Decrypt", "kms:GenerateDataKey"})},
         {"Resource", "*"},
         {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}});
}

}  // namespace

aws::kms::Key::Attributes make_key(Context& context, const std::string& logical_id, const KeySpec& spec) {
    const Expr policy =
        policy_document({account_administers(), grants_for_services_only(), log_groups(), publishers()});
    return context.assembly.add(logical_id,
                                aws::kms::Key{.Description = sub("{}: " + spec.comment, cfn::stack_name()),
                                              .EnableKeyRotation = true,
                                              .KeyPolicy = policy,
                                              .PendingWindowInDays = 30},
                                {.condition = spec.condition});
}

aws::kms::Key::Attributes make_data_key(Context& context) {
    const cfn::Assembly::Block block(
        context.assembly, cfn::Layer::data, "Encryption",
        "One key for database, secrets, logs and alarms: snapshots under it can be shared with "
        "another account, which those under AWS's own keys cannot.");
    return make_key(context, "DataKey", {.comment = "data, secrets, logs"});
}

}  // namespace appinfra::topology
