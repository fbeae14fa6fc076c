#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

std::string_view reading_action(std::string_view type) {
    if (type == "SECRETS_MANAGER")
        return "secretsmanager:GetSecretValue";
    if (type == "PARAMETER_STORE")
        return "ssm:GetParameters";
    return {};
}

}  // namespace

void check_build_roles(Context& context, Permissions& permissions) {
    for (const std::uint32_t project : context.resources_of("AWS::CodeBuild::Project"))
        for (const std::uint32_t role : referred(context, project, "ServiceRole", {"AWS::IAM::Role"}))
            context.property(project, "Environment/EnvironmentVariables/*/Type", [&](NodeId type) {
                const std::string_view action = reading_action(text_of(context.document, type));
                if (action.empty() || permissions.allows(role, action) != Allowed::no)
                    return;
                auto& finding =
                    context.report("A2105", type, "service role " + name_of(context, role) + " may not read this",
                                   "allow " + std::string(action) + " in a policy of the role");
                note_resource(context, finding, role, "no policy of this role allows " + std::string(action));
            });
}

}  // namespace appinfra::validate::rules
