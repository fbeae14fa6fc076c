#include "../../text.hpp"
#include "../../value_format.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

/// `artifact::file`: the artifact must be an input of the action.
void check_template_path(Context& context, NodeId action, NodeId path) {
    const Document& document = context.document;
    const auto text = known_text(document, path);
    if (!text)
        return;
    bool found = false;
    each_value(document, context.assumptions, action, "InputArtifacts/*/Name", [&](NodeId node) {
        const auto name = known_text(document, node);
        found = found || !name || text->starts_with(*name + "::");
    });
    if (!found)
        context.report_key("E3703", path,
                           "TemplatePath " + quoted(*text) + " does not start with an input artifact of the action");
}

}  // namespace

void check_action_configurations(Context& context) {
    const auto pipelines = context.resources_of(pipeline_type);
    if (pipelines.empty())
        return;
    Patterns patterns;
    const auto arn_of_role = find_format("AWS::IAM::Role.Arn");
    for (const std::uint32_t pipeline : pipelines)
        context.property(pipeline, pipeline_actions, [&](NodeId action) {
            each_value(context.document, context.assumptions, action, "Configuration/TemplatePath",
                       [&](NodeId path) { check_template_path(context, action, path); });
            each_value(context.document, context.assumptions, action, "Configuration/RoleArn", [&](NodeId role) {
                const auto text = known_text(context.document, role);
                if (text && arn_of_role && has_format(*arn_of_role, *text, patterns) == false)
                    context.report_key("E3703", role, "RoleArn " + quoted(*text) + " is not the ARN of a role");
            });
        });
}

}  // namespace appinfra::validate::rules
