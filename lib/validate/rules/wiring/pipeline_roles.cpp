#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// What an action of a pipeline does with its role.
/// https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html (2026-11-24)
struct Provider {
    std::string_view name;
    std::string_view action;
};

constexpr Provider providers[] = {
    {"CodeBuild", "codebuild:StartBuild"},
    {"CodeBuild", "codebuild:BatchGetBuilds"},
    {"CodeDeploy", "codedeploy:CreateDeployment"},
    {"CodeDeployToECS", "codedeploy:CreateDeployment"},
    {"CodeDeployToECS", "ecs:RegisterTaskDefinition"},
    {"CodeCommit", "codecommit:GetBranch"},
    {"ECR", "ecr:DescribeImages"},
    {"StepFunctions", "states:StartExecution"},
    {"CodeStarSourceConnection", "codestar-connections:UseConnection"},
    {"ECS", "ecs:UpdateService"},
    {"ECS", "iam:PassRole"},
    {"CloudFormation", "cloudformation:DescribeStacks"},
    {"Lambda", "lambda:InvokeFunction"},
};

/// Connections have two names in policies.
std::string_view other_name(std::string_view action) {
    return action == "codestar-connections:UseConnection" ? "codeconnections:UseConnection" : action;
}

bool denies(Permissions& permissions, std::uint32_t role, std::string_view action) {
    return permissions.allows(role, {action}) == Allowed::no &&
           permissions.allows(role, {other_name(action)}) == Allowed::no;
}

void check_action(Context& context, Permissions& permissions, std::uint32_t role, NodeId action) {
    const Document& document = context.document;
    const NodeId kind = document.find(action, "ActionTypeId");
    if (!kind || document.find(action, "RoleArn"))
        return;
    const NodeId provider = document.find(kind, "Provider");
    for (const Provider& entry : providers) {
        if (text_of(document, provider) != entry.name || !denies(permissions, role, entry.action))
            continue;
        auto& finding =
            context.report("A2104", provider,
                           "pipeline role " + name_of(context, role) + " does not allow " + std::string(entry.action),
                           "allow it in a policy of the role");
        note_lack(context, finding, role, entry.action);
    }
}

bool is_source(Context& context, NodeId action) {
    const NodeId kind = context.document.find(action, "ActionTypeId");
    return kind && text_of(context.document, context.document.find(kind, "Category")) == "Source";
}

/// A source leaves what it fetched in the bucket of the artifacts, with the role of the pipeline unless it has its own.
void check_artifacts(Context& context, Permissions& permissions, std::uint32_t pipeline, std::uint32_t role) {
    constexpr std::string_view write = "s3:PutObject";
    if (permissions.allows(role, {write}) != Allowed::no)
        return;
    bool uses = false;
    context.property(pipeline, "Stages/*/Actions/*", [&](NodeId action) {
        uses = uses || (is_source(context, action) && !context.document.find(action, "RoleArn"));
    });
    if (!uses)
        return;
    auto& finding = context.report_key("A2104", property_or_resource(context, pipeline, "RoleArn"),
                                       "pipeline role " + name_of(context, role) + " does not allow " +
                                           std::string(write) + ", so no source can leave its artifact",
                                       "allow it for the bucket of the artifacts in a policy of the role");
    note_lack(context, finding, role, write);
}

}  // namespace

void check_pipeline_roles(Context& context, Permissions& permissions) {
    for (const std::uint32_t pipeline : context.resources_of("AWS::CodePipeline::Pipeline"))
        for (const std::uint32_t role : referred(context, pipeline, "RoleArn", {"AWS::IAM::Role"})) {
            check_artifacts(context, permissions, pipeline, role);
            context.property(pipeline, "Stages/*/Actions/*",
                             [&](NodeId action) { check_action(context, permissions, role, action); });
        }
}

}  // namespace appinfra::validate::rules
