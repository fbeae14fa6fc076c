#include "ordering.hpp"

namespace appinfra::validate::rules {

void check_rotation_before_attachment(Context& context) {
    for (const std::uint32_t rotation : context.resources_of("AWS::SecretsManager::RotationSchedule"))
        for (const std::uint32_t secret : referred(context, rotation, "SecretId", {"AWS::SecretsManager::Secret"})) {
            const Places attachments =
                referring(context, secret, "AWS::SecretsManager::SecretTargetAttachment", "SecretId");
            if (attachments.empty() || needs_any(context, rotation, attachments))
                continue;
            auto& finding = context.report_key(
                "A2013", property_or_resource(context, rotation, "SecretId"),
                "the rotation may begin before " + name_of(context, secret) + " says where the database is",
                "refer to " + std::string(context.resource(attachments.front()).name) + " or depend on it");
            note_resource(context, finding, attachments.front(), "the secret gets host and port here");
        }
}

}  // namespace appinfra::validate::rules
