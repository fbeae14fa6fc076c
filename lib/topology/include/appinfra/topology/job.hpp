#pragma once

#include <functional>
#include <optional>
#include <string>

#include "appinfra/aws/scheduler.hpp"
#include "appinfra/aws/sqs.hpp"
#include "appinfra/topology/application.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// A scheduled job on its way into the template.
struct JobPlan {
    std::string title;  ///< What its logical ids begin with.
    std::string name;
    manifest::Command command;
    std::int64_t timeout_minutes;
    const manifest::Job* wish = nullptr;  ///< Null for a job of ours.
    cfn::Value<cfn::String> schedule;
    cfn::Value<cfn::String> timezone;
    std::optional<int> longest_gap_days;  ///< Between two runs; none: not to be told.
};

/// Where the ends of runs are told.
struct JobQueues {
    aws::sqs::Queue::Attributes failures;
    std::optional<aws::sqs::Queue::Attributes> successes;  ///< Where the schedule allows an alarm on absence.
};

/// How one job is started, and how its end is told.
struct JobRun {
    cfn::Value<cfn::String> target;  ///< What the scheduler calls.
    cfn::Optional<cfn::String> input = {};
    cfn::Optional<aws::scheduler::schedule::EcsParameters> task = {};
    std::vector<Statement> start;  ///< What the scheduler needs for that.
    std::vector<cfn::Suppression> suppressions = {};
    /// Patterns of the events that tell of a success and of a failure. Absent: whatever runs tells the queues itself.
    cfn::Expr succeeded = {};
    cfn::Expr failed = {};
};

/// Runs the jobs of a scenario.
struct JobRunner {
    cfn::Condition exists;  ///< Whether there is something to run.
    std::function<JobRun(const JobPlan&, const JobQueues&)> run;
};

/// The jobs of the manifest. A start that fails is retried, then kept as a dead letter; a run that fails joins it
/// there; both raise an alarm. A job that has not succeeded for longer than its schedule allows raises another. Where
/// files are in a file system, which removes nothing by itself, a job of ours removes uploads whose time is over. Layer
/// `app`.
void make_jobs(Context& context, const Places& places, const Notification& notification, const JobRunner& runner);

/// `job` stopped when its time is over.
[[nodiscard]] manifest::Command limited(const JobPlan& job);

}  // namespace appinfra::topology
