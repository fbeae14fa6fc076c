#include "../event_sources.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

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
    {"AWS::Events::EventBus", "events:PutEvents"},
    {"AWS::Events::ApiDestination", "events:InvokeApiDestination"},
};

/// Whether something was told.
bool demand(Context& context, Permissions& permissions, NodeId role_node, const Need& need) {
    const auto reference = reference_of(context.templ, role_node);
    if (!reference || context.type_of(reference->resource) != "AWS::IAM::Role" ||
        permissions.allows(reference->resource, need) != Allowed::no)
        return false;
    auto& finding =
        context.report("A2103", role_node,
                       "role " + name_of(context, reference->resource) + " does not allow " + std::string(need.action),
                       "allow it in a policy of the role");
    note_lack(context, finding, reference->resource, need.action);
    return true;
}

bool is_for_fargate(Context& context, std::uint32_t task) {
    bool found = false;
    context.property(task, "RequiresCompatibilities/*",
                     [&](NodeId value) { found = found || text_of(context.document, value) == "FARGATE"; });
    return found;
}

/// Starting a task takes the right to pass on the roles that it has. On instances that is not so sure for each of them.
void demand_task(Context& context, Permissions& permissions, NodeId role, NodeId parameters) {
    const auto task = reference_of(context.templ, context.document.find(parameters, "TaskDefinitionArn"));
    const bool known = task && context.type_of(task->resource) == "AWS::ECS::TaskDefinition";
    demand(context, permissions, role, {"ecs:RunTask", known ? task->resource : Need::anything});
    if (!known)
        return;
    const bool each = is_for_fargate(context, task->resource);
    bool told = false;
    for (const std::string_view property : {"ExecutionRoleArn", "TaskRoleArn"})
        context.property(task->resource, property, [&](NodeId passed) {
            const auto own = reference_of(context.templ, passed);
            const bool is_role = own && context.type_of(own->resource) == "AWS::IAM::Role";
            told = told || demand(context, permissions, role,
                                  {"iam:PassRole", is_role && each ? own->resource : Need::anything});
        });
}

/// Any call that a schedule can make names the call itself, mostly as policies do.
std::string_view call_in(std::string_view arn) {
    constexpr std::string_view mark = ":::aws-sdk:";
    const std::size_t at = arn.find(mark);
    const std::string_view call = at == arn.npos ? std::string_view{} : arn.substr(at + mark.size());
    for (const std::string_view service : {"codebuild:", "ec2:", "ecs:", "rds:", "sns:", "sqs:"})
        if (call.starts_with(service))
            return call;
    return {};
}

void demand_target(Context& context, Permissions& permissions, NodeId role, NodeId arn) {
    if (const std::string_view call = call_in(text_of(context.document, arn)); !call.empty())
        demand(context, permissions, role, {call});
    const auto reference = reference_of(context.templ, arn);
    for (const Invocation& entry : invocations)
        if (reference && context.type_of(reference->resource) == entry.type)
            demand(context, permissions, role, {entry.action, reference->resource});
}

void check_target(Context& context, Permissions& permissions, NodeId target) {
    const Document& document = context.document;
    each_value(document, context.assumptions, target, "RoleArn", [&](NodeId role) {
        each_value(document, context.assumptions, target, "EcsParameters",
                   [&](NodeId parameters) { demand_task(context, permissions, role, parameters); });
        each_value(document, context.assumptions, target, "Arn",
                   [&](NodeId arn) { demand_target(context, permissions, role, arn); });
    });
}

void check_pipe(Context& context, Permissions& permissions, std::uint32_t pipe) {
    context.property(pipe, "RoleArn", [&](NodeId role) {
        context.property(pipe, "Target", [&](NodeId target) { demand_target(context, permissions, role, target); });
        context.property(pipe, "Source", [&](NodeId source) {
            for (const Need& need : polling_needs(context, source))
                demand(context, permissions, role, need);
        });
    });
}

}  // namespace

void check_target_roles(Context& context, Permissions& permissions) {
    for (const std::uint32_t schedule : context.resources_of("AWS::Scheduler::Schedule"))
        context.property(schedule, "Target", [&](NodeId target) { check_target(context, permissions, target); });
    for (const std::uint32_t rule : context.resources_of("AWS::Events::Rule"))
        context.property(rule, "Targets/*", [&](NodeId target) { check_target(context, permissions, target); });
    for (const std::uint32_t pipe : context.resources_of("AWS::Pipes::Pipe"))
        check_pipe(context, permissions, pipe);
}

}  // namespace appinfra::validate::rules
