#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// The secret or parameter of the template that a variable names.
std::uint32_t named_in(Context& context, NodeId value) {
    for (const Piece& piece : pieces_of(context.document, value))
        if (const auto resource = context.templ.resources.find(piece.text))
            return *resource;
    return Need::anything;
}

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
            context.property(project, "Environment/EnvironmentVariables/*", [&](NodeId variable) {
                const NodeId type = context.document.find(variable, "Type");
                const std::string_view action = reading_action(text_of(context.document, type));
                if (action.empty())
                    return;
                const NodeId value = context.document.find(variable, "Value");
                const Need need = {action, value ? named_in(context, value) : Need::anything};
                if (permissions.allows(role, need) != Allowed::no)
                    return;
                auto& finding =
                    context.report("A2105", type, "service role " + name_of(context, role) + " may not read this",
                                   "allow " + std::string(action) + " in a policy of the role");
                note_lack(context, finding, role, action);
            });
}

}  // namespace appinfra::validate::rules
