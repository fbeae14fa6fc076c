#include "../../text.hpp"
#include "../../values.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

/// The path of a role that is not the root, or nothing.
std::string path_of(Context& context, std::uint32_t role) {
    std::string path;
    context.property(role, "Path", [&](NodeId node) {
        if (const auto text = known_text(context.document, node); text && *text != "/")
            path = *text;
    });
    return path;
}

}  // namespace

/// `Ref` to a role gives its name, and CodeBuild looks for a role of that name at the root.
void check_role_paths(Context& context) {
    for (const std::uint32_t project : context.resources_of("AWS::CodeBuild::Project"))
        context.property(project, "ServiceRole", [&](NodeId node) {
            const auto role = reference_of(context.templ, node);
            if (!role || !role->attribute.empty() || context.type_of(role->resource) != "AWS::IAM::Role")
                return;
            if (const std::string path = path_of(context, role->resource); !path.empty())
                context.report("E3050", node,
                               "Ref gives the name of role " + quoted(context.resource(role->resource).name) +
                                   ", which is not found there: its path is " + quoted(path),
                               "take the ARN with Fn::GetAtt");
        });
}

}  // namespace appinfra::validate::rules
