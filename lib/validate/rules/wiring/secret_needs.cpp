#include "secret_needs.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether a principal is the account as a whole.
bool is_account(Context& context, NodeId principal) {
    const auto pieces = pieces_of(context.document, principal);
    if (pieces.empty())
        return false;
    const Piece& last = pieces.back();
    return last.kind == Piece::Kind::text ? last.text.ends_with(":root")
                                          : pieces.size() == 1 && last.text == "AWS::AccountId";
}

/// Whether a statement lets nobody use a key but services, and whom the account allows.
bool leaves_to_account(Context& context, NodeId statement) {
    const Document& document = context.document;
    if (is_no_value(document, statement) || text_of(document, document.find(statement, "Effect")) == "Deny")
        return true;
    const NodeId principal =
        document.kind(statement) == Kind::map ? document.find(statement, "Principal") : document::none;
    if (!principal || document.kind(principal) != Kind::map || call_of(document, principal))
        return false;
    bool leaves = true;
    for (const NodeId entry : document.children(principal))
        if (document.key(entry) != "Service")
            each_item(document, context.assumptions, entry,
                      [&](NodeId item) { leaves = leaves && is_account(context, item); });
    return leaves;
}

}  // namespace

Need reading_need(Context& context, NodeId value) {
    constexpr std::string_view read = "secretsmanager:GetSecretValue";
    const auto reference = reference_of(context.templ, value);
    if (!reference)
        return {};
    const std::string_view type = context.type_of(reference->resource);
    if (type == "AWS::SecretsManager::Secret" || type == "AWS::SecretsManager::SecretTargetAttachment")
        return {read, reference->resource};
    return reference->attribute == "MasterUserSecret.SecretArn" ? Need{read} : Need{};
}

bool SecretKeys::leaves_to_account(std::uint32_t key) {
    const auto [entry, fresh] = left_.try_emplace(key, true);
    bool& leaves = entry->second;
    if (fresh)
        context_.property(key, "KeyPolicy", [&](NodeId policy) {
            const NodeId statements = context_.document.find(policy, "Statement");
            leaves = leaves && statements;
            if (statements)
                each_item(context_.document, context_.assumptions, statements,
                          [&](NodeId statement) { leaves = leaves && rules::leaves_to_account(context_, statement); });
        });
    return leaves;
}

std::optional<Need> SecretKeys::need(std::uint32_t secret) {
    Places keys = referred(context_, secret, "KmsKeyId", {"AWS::KMS::Key"});
    for (const std::uint32_t alias : referred(context_, secret, "KmsKeyId", {"AWS::KMS::Alias"}))
        add_new(keys, referred(context_, alias, "TargetKeyId", {"AWS::KMS::Key"}));
    if (keys.size() != 1 || !leaves_to_account(keys.front()))
        return {};
    return Need{"kms:Decrypt", keys.front()};
}

}  // namespace appinfra::validate::rules
