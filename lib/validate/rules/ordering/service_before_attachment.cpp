#include <algorithm>
#include <array>

#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// What an attachment adds to a secret, between the colons of a reference.
/// https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html (2026-11-24)
constexpr std::array<std::string_view, 6> added_keys = {
    ":host:", ":port:", ":dbname:", ":engine:", ":dbInstanceIdentifier:", ":dbClusterIdentifier:"};

/// The secret of which a value names a key that an attachment adds.
std::optional<std::uint32_t> completed_secret(Context& context, NodeId value) {
    std::optional<std::uint32_t> secret;
    for (const Piece& piece : pieces_of(context.document, value)) {
        const auto resource = piece.kind == Piece::Kind::text ? std::nullopt : context.templ.resources.find(piece.text);
        if (resource && context.type_of(*resource) == "AWS::SecretsManager::Secret")
            secret = resource;
        else if (secret && piece.kind == Piece::Kind::text)
            return std::ranges::any_of(added_keys, [&](std::string_view key) { return piece.text.starts_with(key); })
                       ? secret
                       : std::nullopt;
    }
    return {};
}

/// The attachment that a service should wait for, and does not.
std::optional<std::uint32_t> missed_attachment(Context& context, std::uint32_t service) {
    std::optional<std::uint32_t> missed;
    for (const std::uint32_t task : referred(context, service, "TaskDefinition", {"AWS::ECS::TaskDefinition"}))
        context.property(task, "ContainerDefinitions/*/Secrets/*/ValueFrom", [&](NodeId value) {
            const auto secret = missed ? std::nullopt : completed_secret(context, value);
            if (!secret)
                return;
            const Places attachments =
                referring(context, *secret, "AWS::SecretsManager::SecretTargetAttachment", "SecretId");
            if (!attachments.empty() && !needs_any(context, service, attachments))
                missed = attachments.front();
        });
    return missed;
}

}  // namespace

void check_service_before_attachment(Context& context) {
    if (context.resources_of("AWS::SecretsManager::SecretTargetAttachment").empty())
        return;
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service"))
        if (const auto attachment = missed_attachment(context, service)) {
            auto& finding = context.report_key(
                "A2014", property_or_resource(context, service, "TaskDefinition"),
                name_of(context, service) + " may start before its secret says where the database is",
                "refer to " + std::string(context.resource(*attachment).name) + " or depend on it");
            note_resource(context, finding, *attachment, "the secret gets host and port here");
        }
}

}  // namespace appinfra::validate::rules
