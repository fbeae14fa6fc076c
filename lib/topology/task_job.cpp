#include "appinfra/topology/task_job.hpp"

#include <algorithm>

#include "appinfra/manifest/fargate_sizes.hpp"

namespace appinfra::topology {

namespace ecs = aws::ecs;
namespace parts = aws::scheduler::schedule;
using cfn::object;
using cfn::sub;

namespace {

/// Runs of that task which ended in that way. `outcome` are fields of the event's detail.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html (2026-11-23)
cfn::Expr ended(const TaskSite& site, const ecs::TaskDefinition::Attributes& task, const cfn::Expr& outcome) {
    cfn::Expr detail = object({{"clusterArn", cfn::list({site.cluster.cluster.Arn()})},
                               {"taskDefinitionArn", cfn::list({task.ref()})},
                               {"lastStatus", cfn::list({"STOPPED"})}});
    for (std::size_t i = 0; i < outcome.keys.size(); ++i)
        detail.set(outcome.keys[i], outcome.items[i]);
    return object({{"source", cfn::list({"aws.ecs"})},
                   {"detail-type", cfn::list({"ECS Task State Change"})},
                   {"detail", detail}});
}

cfn::Expr exit_code(const cfn::Value<cfn::Json>& pattern) {
    return object({{"containers", object({{"exitCode", cfn::list({pattern})}})}});
}

/// A bad exit code, or none because the container never ran.
cfn::Expr failed() {
    return object({{"$or", cfn::list({exit_code(object({{"anything-but", cfn::list({0})}})),
                                      object({{"stopCode", cfn::list({"TaskFailedToStart"})}})})}});
}

std::vector<Statement> start_permissions(const TaskSite& site, const aws::iam::Role::Attributes& role,
                                         const ecs::TaskDefinition::Attributes& task) {
    return {{.actions = {"ecs:RunTask"},
             .resources = {task.ref()},
             .condition = when("ArnEquals", "ecs:cluster", site.cluster.cluster.Arn())},
            {.actions = {"ecs:TagResource"},
             .resources = {sub("arn:{}:ecs:{}:{}:task/{}/*", cfn::partition(), cfn::region(), cfn::account_id(),
                               site.cluster.cluster.ref())},
             .condition = when("StringEquals", "ecs:CreateAction", "RunTask")},
            {.actions = {"iam:PassRole"},
             .resources = {site.execution_role.Arn(), role.Arn()},
             .condition = when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")}};
}

parts::EcsParameters task_parameters(const TaskSite& site, const ecs::TaskDefinition::Attributes& task) {
    parts::EcsParameters result{
        .EnableECSManagedTags = true,
        .NetworkConfiguration =
            parts::NetworkConfiguration{.AwsvpcConfiguration =
                                            parts::AwsVpcConfiguration{.AssignPublicIp = "DISABLED",
                                                                       .SecurityGroups = {site.cluster.group.GroupId()},
                                                                       .Subnets = site.network.private_subnets}},
        .PropagateTags = "TASK_DEFINITION",
        .TaskDefinitionArn = task.ref()};
    if (site.cluster.capacity_provider) {
        result.CapacityProviderStrategy = {
            parts::CapacityProviderStrategyItem{.CapacityProvider = *site.cluster.capacity_provider, .Weight = 1}};
        return result;
    }
    result.LaunchType = "FARGATE";
    result.PlatformVersion = "LATEST";
    return result;
}

Size size_of(Context& context, const JobPlan& job) {
    if (job.wish == nullptr) {
        const manifest::FargateCpu& smallest = manifest::fargate_cpus.front();
        return {std::to_string(smallest.cpu_units), std::to_string(smallest.smallest_mib)};
    }
    return shared_size(context, job.title + "Size", "CPU units / MiB of memory of " + job.name + ".",
                       [&](const manifest::App& app) -> SizeWish {
                           const manifest::Job& wish = *std::ranges::find(app.jobs, job.name, &manifest::Job::name);
                           return {wish.cpu_units, wish.memory_mib};
                       });
}

}  // namespace

JobRunner run_as_tasks(const TaskSite& site) {
    const Image image = application_image(site.context);
    const cfn::Assembly::Block block(site.context.assembly, cfn::Layer::app, "Jobs as tasks", "");
    const auto role =
        make_task_role(site.context, "JobRole", "What scheduled jobs may do.", job_permissions(site.data, site.places));
    return {.exists = image.exists, .run = [site, image, role](const JobPlan& job, const JobQueues& /*unused*/) {
                const auto task = make_task(site, job.title + "Task",
                                            {.container = job.name,
                                             .comment = "Job " + job.name + ", stopped after " +
                                                        std::to_string(job.timeout_minutes) + " minutes.",
                                             .image = image,
                                             .size = size_of(site.context, job),
                                             .command = limited(job),
                                             .role = role,
                                             .logs = site.data.logs.jobs});
                return JobRun{
                    .target = site.cluster.cluster.Arn(),
                    .task = task_parameters(site, task),
                    .start = start_permissions(site, role, task),
                    .suppressions = {nag(
                        "IAM5[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/<Cluster>/*]",
                        "Tags of tasks that do not exist yet; only while this role starts them.")},
                    .succeeded = ended(site, task, exit_code(0)),
                    .failed = ended(site, task, failed())};
            }};
}

void make_migration(const TaskSite& site) {
    Context& context = site.context;
    if (!context.app.pipeline || !context.app.pipeline->migrate.value)
        return;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Migration",
                                     "The pipeline deploys this task first, runs it, and only then the application.");
    const Image image = make_image(context, "MigrationImageUri", "HasMigrationImage",
                                   "Image whose migrations run next, by digest; the pipeline sets it.");
    const auto role = make_task_role(
        context, "MigrationRole", "Migrations change the database, not files.",
        {.statements = site.places.file_system ? mount_permissions(site.data.files) : std::vector<Statement>{}});
    const auto task =
        make_task(site, "MigrationTask",
                  {.container = "migration",
                   .comment = "Old revisions are kept, as for the web service.",
                   .image = image,
                   .size = shared_size(context, "MigrationSize", "CPU units / MiB of memory of a migration.",
                                       [](const manifest::App& app) -> SizeWish {
                                           return {app.web.cpu_units, app.web.memory_mib};
                                       }),
                   .command = *context.app.pipeline->migrate.value,
                   .role = role,
                   .logs = site.data.logs.jobs});
    assembly.output(
        "MigrationTask",
        {.description = "Task definition of the migration.", .value = task.ref(), .condition = image.exists});
    if (site.cluster.capacity_provider)
        assembly.output("TaskCapacityProvider",
                        {.description = "Instances that tasks run on.", .value = *site.cluster.capacity_provider});
    assembly.output("TaskSubnets",
                    {.description = "Where tasks run.",
                     .value = cfn::join(",", cfn::Value<cfn::List<cfn::String>>(site.network.private_subnets))});
    assembly.output("TaskSecurityGroup",
                    {.description = "Security group of tasks.", .value = site.cluster.group.GroupId()});
}

}  // namespace appinfra::topology
