#include "appinfra/topology/job.hpp"

#include <algorithm>

#include "appinfra/aws/events.hpp"
#include "appinfra/aws/scheduler.hpp"
#include "appinfra/aws/sqs.hpp"
#include "appinfra/topology/schedule.hpp"

namespace appinfra::topology {

namespace ecs = aws::ecs;
namespace sqs = aws::sqs;
namespace scheduler = aws::scheduler;
using aws::cloudwatch::alarm::Dimension;
using cfn::object;
using cfn::sub;

namespace {

/// The longest that a queue keeps a message, and so the longest absence that can be noticed.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html (2026-11-23)
constexpr int longest_retention_days = 14;
constexpr int day_in_seconds = 86400;

/// What all jobs share.
struct JobSite {
    Context& context;
    const Network& network;
    const Compute& compute;
    const Surroundings& surroundings;
    const Notification& notification;
    const Image& image;
    aws::iam::Role::Attributes role;
    aws::logs::LogGroup::Attributes logs;
    sqs::Queue::Attributes failures;
    scheduler::ScheduleGroup::Attributes group;
};

std::vector<cfn::Suppression> queue_suppressions(const std::string& dead_letters) {
    return {nag("SQS3", dead_letters), guard("SQS.PR.1", dead_letters),
            checkov("27", "Encrypted with keys of SQS; the messages say which task ran, nothing else.")};
}

/// A queue that EventBridge may send to.
sqs::Queue::Attributes make_queue(Context& context, const std::string& logical_id, const std::string& comment,
                                  int retention_days, const std::string& no_dead_letters) {
    const auto queue = context.assembly.add(
        logical_id, sqs::Queue{.MessageRetentionPeriod = retention_days * day_in_seconds, .SqsManagedSseEnabled = true},
        {.comment = comment,
         .retention = cfn::Retention::discard,
         .suppressions = queue_suppressions(no_dead_letters)});
    const cfn::Expr send = object({{"Sid", "Events"},
                                   {"Effect", "Allow"},
                                   {"Principal", object({{"Service", "events.amazonaws.com"}})},
                                   {"Action", "sqs:SendMessage"},
                                   {"Resource", queue.Arn()},
                                   {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}});
    context.assembly.add(logical_id + "Policy",
                         sqs::QueuePolicy{.PolicyDocument = policy_document({send, tls_only("sqs:*", queue.Arn())}),
                                          .Queues = {queue.ref()}});
    return queue;
}

aws::iam::Role::Attributes make_job_role(Context& context, const Surroundings& surroundings) {
    return make_role(
        context, "JobRole",
        {.comment = "What scheduled jobs may do.",
         .service = "ecs-tasks.amazonaws.com",
         .statements = {{.sid = "WriteReports",
                         .actions = {"s3:GetObject", "s3:PutObject"},
                         .resources = {sub("{}/*", surroundings.reports.Arn())}},
                        {.sid = "ListReports",
                         .actions = {"s3:ListBucket"},
                         .resources = {surroundings.reports.Arn()}}},
         .suppressions = {nag("IAM5[Resource::<ReportsBucket.Arn>/*]", "Jobs name their reports by date.")}});
}

aws::iam::Role::Attributes make_starter_role(const JobSite& site, const std::string& title,
                                             const ecs::TaskDefinition::Attributes& task) {
    return make_role(
        site.context, title + "StarterRole",
        {.comment = "Lets the scheduler start this job and nothing else.",
         .service = "scheduler.amazonaws.com",
         .statements = {{.actions = {"ecs:RunTask"},
                         .resources = {task.ref()},
                         .condition = when("ArnEquals", "ecs:cluster", site.compute.cluster.Arn())},
                        {.actions = {"ecs:TagResource"},
                         .resources = {sub("arn:{}:ecs:{}:{}:task/{}/*", cfn::partition(), cfn::region(),
                                           cfn::account_id(), site.compute.cluster.ref())},
                         .condition = when("StringEquals", "ecs:CreateAction", "RunTask")},
                        {.actions = {"iam:PassRole"},
                         .resources = {site.surroundings.execution_role.Arn(), site.role.Arn()},
                         .condition = when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")},
                        {.actions = {"sqs:SendMessage"}, .resources = {site.failures.Arn()}}},
         .suppressions = {nag(
             "IAM5[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:task/<Cluster>/*]",
             "Tags of tasks that do not exist yet; only while this role starts them.")},
         .condition = site.image.exists});
}

/// The job of that name, which every environment has.
const manifest::Job& job_of(const manifest::App& app, const std::string& name) {
    return *std::ranges::find(app.jobs, name, &manifest::Job::name);
}

/// A command that is stopped when its time is over; `timeout` is part of coreutils.
manifest::Command limited(const manifest::Job& job) {
    constexpr std::int64_t minute = 60;
    manifest::Command command{"timeout", "--kill-after=60", std::to_string(job.timeout_minutes * minute)};
    command.insert(command.end(), job.command->begin(), job.command->end());
    return command;
}

/// Sends an event for each run of the task that ended in that way. `outcome` are fields of the event's detail.
void make_outcome_rule(const JobSite& site, const std::string& logical_id, const std::string& description,
                       const ecs::TaskDefinition::Attributes& task, const cfn::Expr& outcome,
                       const sqs::Queue::Attributes& queue) {
    cfn::Expr detail = object({{"clusterArn", cfn::list({site.compute.cluster.Arn()})},
                               {"taskDefinitionArn", cfn::list({task.ref()})},
                               {"lastStatus", cfn::list({"STOPPED"})}});
    for (std::size_t i = 0; i < outcome.keys.size(); ++i)
        detail.set(outcome.keys[i], outcome.items[i]);
    site.context.assembly.add(
        logical_id,
        aws::events::Rule{.Description = description,
                          .EventPattern = object({{"source", cfn::list({"aws.ecs"})},
                                                  {"detail-type", cfn::list({"ECS Task State Change"})},
                                                  {"detail", detail}}),
                          .State = "ENABLED",
                          .Targets = {aws::events::rule::Target{.Arn = queue.Arn(), .Id = "queue"}}},
        {.condition = site.image.exists});
}

cfn::Expr exit_code(const cfn::Value<cfn::Json>& pattern) {
    return object({{"containers", object({{"exitCode", cfn::list({pattern})}})}});
}

/// A bad exit code, or none because the container never ran.
cfn::Expr failed() {
    return object({{"$or", cfn::list({exit_code(object({{"anything-but", cfn::list({0})}})),
                                      object({{"stopCode", cfn::list({"TaskFailedToStart"})}})})}});
}

/// A success leaves a message that lives a little longer than the schedule's longest pause. No message: no success.
void make_absence_alarm(const JobSite& site, const std::string& title, const manifest::Job& job,
                        const ecs::TaskDefinition::Attributes& task) {
    const std::optional<int> gap = longest_gap_days(job.schedule.value);
    if (!gap || *gap >= longest_retention_days)
        return;
    const int days = *gap + 1;
    const auto successes = make_queue(
        site.context, title + "Successes",
        "Each success of the job leaves a message for " + std::to_string(days) + " days; nobody reads them.", days,
        "Nobody receives these messages, so none can fail to be received: they are counted until they expire.");
    make_outcome_rule(site, title + "Succeeded", "Runs of " + job.name + " that ended well.", task, exit_code(0),
                      successes);
    constexpr int hour_in_seconds = 3600;
    make_alarm(site.context, site.notification, title + "AbsentAlarm",
               {.description = "Job " + job.name + " has not succeeded for " + std::to_string(days) + " days.",
                .space = "AWS/SQS",
                .metric = "ApproximateNumberOfMessagesVisible",
                .dimensions = {Dimension{.Name = "QueueName", .Value = successes.QueueName()}},
                .statistic = "Maximum",
                .period_seconds = hour_in_seconds,
                .threshold = 1,
                .comparison = "LessThanThreshold",
                .missing = "breaching",
                .condition = site.image.exists});
}

void make_schedule(const JobSite& site, const std::string& title, const manifest::Job& job,
                   const ecs::TaskDefinition::Attributes& task) {
    namespace parts = scheduler::schedule;
    cfn::Assembly& assembly = site.context.assembly;
    const cfn::Parameter expression = assembly.parameter(
        title + "Schedule", {.description = "When " + job.name + " runs: cron(...), rate(...) or at(...).",
                             .value = setting(job.schedule)});
    const cfn::Any timezone = shared_or_parameter(
        site.context, title + "Timezone",
        "Time zone of the schedule of " + job.name + ".", [&](const manifest::App& app) -> const auto& {
            return job_of(app, job.name).timezone;
        });
    constexpr int hour_in_seconds = 3600;
    assembly.add(title + "Rule",
                 scheduler::Schedule{
                     .Description = job.name,
                     .FlexibleTimeWindow = parts::FlexibleTimeWindow{.Mode = "OFF"},
                     .GroupName = site.group.ref(),
                     .ScheduleExpression = expression.ref(),
                     .ScheduleExpressionTimezone = timezone,
                     .State = "ENABLED",
                     .Target = parts::Target{.Arn = site.compute.cluster.Arn(),
                                             .DeadLetterConfig = parts::DeadLetterConfig{.Arn = site.failures.Arn()},
                                             .EcsParameters = parts::EcsParameters{.EnableECSManagedTags = true,
                                                                                   .LaunchType = "FARGATE",
                                                                                   .NetworkConfiguration =
                                                                                       parts::NetworkConfiguration{
                                                                                           .AwsvpcConfiguration = parts::AwsVpcConfiguration{.AssignPublicIp =
                                                                                                                                                 "DISABLED",
                                                                                                                                             .SecurityGroups = {site.compute
                                                                                                                                                                    .group
                                                                                                                                                                    .GroupId()},
                                                                                                                                             .Subnets =
                                                                                                                                                 site.network
                                                                                                                                                     .private_subnets}},
                                                                                   .PlatformVersion = "LATEST",
                                                                                   .PropagateTags = "TASK_DEFINITION",
                                                                                   .TaskDefinitionArn = task.ref()},
                                             .RetryPolicy =
                                                 parts::RetryPolicy{.MaximumEventAgeInSeconds = hour_in_seconds,
                                                                    .MaximumRetryAttempts = 3},
                                             .RoleArn = make_starter_role(site, title, task).Arn()}},
                 {.comment = "Starts at least once: the job has to bear being started twice.",
                  .condition = site.image.exists});
}

void make_job(const JobSite& site, const manifest::Job& job) {
    const std::string title = camel_case(job.name) + "Job";
    const Size size = make_size(site.context, title + "Size", "CPU units / MiB of memory of " + job.name + ".",
                                job.cpu_units, job.memory_mib);
    const auto task = make_task(
        site.context, title + "Task", site.surroundings,
        {.container = job.name,
         .comment = "Job " + job.name + ", stopped after " + std::to_string(job.timeout_minutes.value) + " minutes.",
         .image = site.image,
         .cpu = size.cpu,
         .memory = size.memory,
         .command = limited(job),
         .role = site.role,
         .logs = site.logs});
    make_schedule(site, title, job, task);
    make_outcome_rule(site, title + "Failed", "Runs of " + job.name + " that failed.", task, failed(), site.failures);
    make_absence_alarm(site, title, job, task);
}

}  // namespace

void make_jobs(Context& context, const Network& network, const Compute& compute, const Surroundings& surroundings,
               const Logs& logs, const Notification& notification) {
    if (context.app.jobs.empty())
        return;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Jobs",
                                     "Scheduled jobs, each a task of its own with the image of the application.");
    const Image image = make_image(context, "ImageUri", "HasImage", "");
    const auto failures = make_queue(context, "JobFailures", "Starts that failed for good, and runs that ended badly.",
                                     longest_retention_days, "This is the dead-letter queue, of the scheduler.");
    const auto group = assembly.add("JobSchedules", scheduler::ScheduleGroup{});
    make_alarm(context, notification, "JobFailureAlarm",
               {.description = "A job failed to start or failed. Look into the queue, then empty it.",
                .space = "AWS/SQS",
                .metric = "ApproximateNumberOfMessagesVisible",
                .dimensions = {Dimension{.Name = "QueueName", .Value = failures.QueueName()}},
                .statistic = "Maximum",
                .threshold = 1});
    const JobSite site{
        context,   network,  compute, surroundings, notification, image, make_job_role(context, surroundings),
        logs.jobs, failures, group};
    for (const manifest::Job& job : context.app.jobs)
        make_job(site, job);
}

void make_migration(Context& context, const Network& network, const Compute& compute, const Surroundings& surroundings,
                    const Logs& logs) {
    if (!context.app.pipeline || !context.app.pipeline->migrate.value)
        return;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Migration",
                                     "The pipeline deploys this task first, runs it, and only then the web service.");
    const Image image = make_image(context, "MigrationImageUri", "HasMigrationImage",
                                   "Image whose migrations run next, by digest; the pipeline sets it.");
    const Size size = make_size(context, "MigrationSize", "CPU units / MiB of memory of a migration.",
                                context.app.web.cpu_units, context.app.web.memory_mib);
    const auto role = make_role(
        context, "MigrationRole",
        {.comment = "Migrations call no AWS service.", .service = "ecs-tasks.amazonaws.com", .statements = {}});
    const auto task = make_task(context, "MigrationTask", surroundings,
                                {.container = "migration",
                                 .comment = "Old revisions are kept, as for the web service.",
                                 .image = image,
                                 .cpu = size.cpu,
                                 .memory = size.memory,
                                 .command = *context.app.pipeline->migrate.value,
                                 .role = role,
                                 .logs = logs.jobs});
    assembly.output(
        "MigrationTask",
        {.description = "Task definition of the migration.", .value = task.ref(), .condition = image.exists});
    assembly.output("TaskSubnets",
                    {.description = "Where tasks run.",
                     .value = cfn::join(",", cfn::Value<cfn::List<cfn::String>>(network.private_subnets))});
    assembly.output("TaskSecurityGroup", {.description = "Security group of tasks.", .value = compute.group.GroupId()});
}

}  // namespace appinfra::topology
