#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// Something that a schedule or rule starts with a role: a property of the target that tells, and what that takes.
struct Demand {
    std::string_view property;
    std::string_view action;
};

constexpr Demand demands[] = {{"EcsParameters", "ecs:RunTask"}, {"EcsParameters", "iam:PassRole"}};

/// What the role of a target must be allowed, by the type of what `Arn` refers to.
struct Invocation {
    std::string_view type;
    std::string_view action;
};

constexpr Invocation invocations[] = {
    {"AWS::Lambda::Function", "lambda:InvokeFunction"},
    {"AWS::StepFunctions::StateMachine", "states:StartExecution"},
    {"AWS::SQS::Queue", "sqs:SendMessage"},
    {"AWS::SNS::Topic", "sns:Publish"},
    {"AWS::CodeBuild::Project", "codebuild:StartBuild"},
    {"AWS::CodePipeline::Pipeline", "codepipeline:StartPipelineExecution"},
    {"AWS::Kinesis::Stream", "kinesis:PutRecord"},
};

void demand(Context& context, Permissions& permissions, NodeId role_node, std::string_view action) {
    const auto reference = reference_of(context.templ, role_node);
    if (!reference || context.type_of(reference->resource) != "AWS::IAM::Role" ||
        permissions.allows(reference->resource, action) != Allowed::no)
        return;
    auto& finding = context.report(
        "A2103", role_node, "role " + name_of(context, reference->resource) + " does not allow " + std::string(action),
        "allow it in a policy of the role");
    note_resource(context, finding, reference->resource, "no policy of this role allows " + std::string(action));
}

void check_target(Context& context, Permissions& permissions, NodeId target) {
    each_value(context.document, context.assumptions, target, "RoleArn", [&](NodeId role) {
        for (const Demand& entry : demands)
            if (context.document.find(target, entry.property))
                demand(context, permissions, role, entry.action);
        each_value(context.document, context.assumptions, target, "Arn", [&](NodeId arn) {
            const auto reference = reference_of(context.templ, arn);
            for (const Invocation& entry : invocations)
                if (reference && context.type_of(reference->resource) == entry.type)
                    demand(context, permissions, role, entry.action);
        });
    });
}

}  // namespace

void check_target_roles(Context& context, Permissions& permissions) {
    for (const std::uint32_t schedule : context.resources_of("AWS::Scheduler::Schedule"))
        context.property(schedule, "Target", [&](NodeId target) { check_target(context, permissions, target); });
    for (const std::uint32_t rule : context.resources_of("AWS::Events::Rule"))
        context.property(rule, "Targets/*", [&](NodeId target) { check_target(context, permissions, target); });
}

}  // namespace appinfra::validate::rules
