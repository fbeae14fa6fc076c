#include "appinfra/topology/job.hpp"

#include <algorithm>

#include "appinfra/aws/events.hpp"
#include "appinfra/topology/schedule.hpp"
#include "embedded/expire_uploads_sh.hpp"

namespace appinfra::topology {

namespace sqs = aws::sqs;
namespace scheduler = aws::scheduler;
using aws::cloudwatch::alarm::Dimension;
using cfn::object;

namespace {

/// The longest that a queue keeps a message, and so the longest absence that can be noticed.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html (2026-11-23)
constexpr int longest_retention_days = 14;
constexpr int day_in_seconds = 86400;
constexpr int hour_in_seconds = 3600;

/// What all jobs share.
struct JobSite {
    Context& context;
    const Notification& notification;
    const JobRunner& runner;
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

/// The job of that name, which every environment has.
const manifest::Job& job_of(const manifest::App& app, const std::string& name) {
    return *std::ranges::find(app.jobs, name, &manifest::Job::name);
}

/// Sends the events of one kind of end to a queue.
void make_outcome_rule(const JobSite& site, const std::string& logical_id, const std::string& description,
                       const cfn::Expr& pattern, const sqs::Queue::Attributes& queue) {
    if (pattern.absent())
        return;
    site.context.assembly.add(
        logical_id,
        aws::events::Rule{.Description = description,
                          .EventPattern = pattern,
                          .State = "ENABLED",
                          .Targets = {aws::events::rule::Target{.Arn = queue.Arn(), .Id = "queue"}}},
        {.condition = site.runner.exists});
}

/// A success leaves a message that lives a little longer than the schedule's longest pause. No message: no success.
std::optional<sqs::Queue::Attributes> make_successes(const JobSite& site, const JobPlan& job) {
    if (!job.longest_gap_days || *job.longest_gap_days >= longest_retention_days)
        return std::nullopt;
    const int days = *job.longest_gap_days + 1;
    const auto successes = make_queue(
        site.context, job.title + "Successes",
        "Each success of the job leaves a message for " + std::to_string(days) + " days; nobody reads them.", days,
        "Nobody receives these messages, so none can fail to be received: they are counted until they expire.");
    make_alarm(site.context, site.notification, job.title + "AbsentAlarm",
               {.description = "Job " + job.name + " has not succeeded for " + std::to_string(days) + " days.",
                .space = "AWS/SQS",
                .metric = "ApproximateNumberOfMessagesVisible",
                .dimensions = {Dimension{.Name = "QueueName", .Value = successes.QueueName()}},
                .statistic = "Maximum",
                .period_seconds = hour_in_seconds,
                .threshold = 1,
                .comparison = "LessThanThreshold",
                .missing = "breaching",
                .condition = site.runner.exists});
    return successes;
}

aws::iam::Role::Attributes make_starter_role(const JobSite& site, const JobPlan& job, const JobRun& run) {
    std::vector<Statement> statements = run.start;
    statements.push_back({.actions = {"sqs:SendMessage"}, .resources = {site.failures.Arn()}});
    return make_role(site.context, job.title + "StarterRole",
                     {.comment = "Lets the scheduler start this job and nothing else.",
                      .service = "scheduler.amazonaws.com",
                      .statements = statements,
                      .suppressions = run.suppressions,
                      .condition = site.runner.exists});
}

void make_schedule(const JobSite& site, const JobPlan& job, const JobRun& run) {
    namespace parts = scheduler::schedule;
    site.context.assembly.add(
        job.title + "Rule",
        scheduler::Schedule{
            .Description = job.name,
            .FlexibleTimeWindow = parts::FlexibleTimeWindow{.Mode = "OFF"},
            .GroupName = site.group.ref(),
            .ScheduleExpression = job.schedule,
            .ScheduleExpressionTimezone = job.timezone,
            .State = "ENABLED",
            .Target = parts::Target{.Arn = run.target,
                                    .DeadLetterConfig = parts::DeadLetterConfig{.Arn = site.failures.Arn()},
                                    .EcsParameters = run.task,
                                    .Input = run.input,
                                    .RetryPolicy = parts::RetryPolicy{.MaximumEventAgeInSeconds = hour_in_seconds,
                                                                      .MaximumRetryAttempts = 3},
                                    .RoleArn = make_starter_role(site, job, run).Arn()}},
        {.comment = "Starts at least once: the job has to bear being started twice.", .condition = site.runner.exists});
}

void make_job(const JobSite& site, const JobPlan& job) {
    const JobQueues queues{site.failures, make_successes(site, job)};
    const JobRun run = site.runner.run(job, queues);
    make_schedule(site, job, run);
    make_outcome_rule(site, job.title + "Failed", "Runs of " + job.name + " that failed.", run.failed, queues.failures);
    if (queues.successes)
        make_outcome_rule(site, job.title + "Succeeded", "Runs of " + job.name + " that ended well.", run.succeeded,
                          *queues.successes);
}

JobPlan plan_of(Context& context, const manifest::Job& job) {
    const std::string title = camel_case(job.name) + "Job";
    const cfn::Parameter schedule = context.assembly.parameter(
        title + "Schedule", {.description = "When " + job.name + " runs: cron(...), rate(...) or at(...).",
                             .value = setting(job.schedule)});
    const cfn::Any timezone = shared_or_parameter(
        context, title + "Timezone",
        "Time zone of the schedule of " + job.name + ".", [&](const manifest::App& app) -> const auto& {
            return job_of(app, job.name).timezone;
        });
    return {.title = title,
            .name = job.name,
            .command = job.command.value,
            .timeout_minutes = job.timeout_minutes,
            .wish = &job,
            .schedule = schedule.ref(),
            .timezone = timezone,
            .longest_gap_days = longest_gap_days(job.schedule.value)};
}

/// An upload is removed at most a quarter of a day after its last day but one: before its time is over.
JobPlan expiry_plan() {
    return {.title = "UploadsExpiry",
            .name = "uploads-expiry",
            .command = {"sh", "-c", std::string(embedded::expire_uploads_sh)},
            .timeout_minutes = 15,
            .schedule = "rate(6 hours)",
            .timezone = "UTC",
            .longest_gap_days = 1};
}

}  // namespace

void make_jobs(Context& context, const Places& places, const Notification& notification, const JobRunner& runner) {
    if (context.app.jobs.empty() && !places.file_system)
        return;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Jobs", "Scheduled jobs, each run on its own.");
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
    const JobSite site{context, notification, runner, failures, group};
    for (const manifest::Job& job : context.app.jobs)
        make_job(site, plan_of(context, job));
    if (places.file_system)
        make_job(site, expiry_plan());
}

manifest::Command limited(const JobPlan& job) {
    constexpr std::int64_t minute = 60;
    manifest::Command command{"timeout", "--kill-after=60", std::to_string(job.timeout_minutes * minute)};
    command.insert(command.end(), job.command.begin(), job.command.end());
    return command;
}

}  // namespace appinfra::topology
