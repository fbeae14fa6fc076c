#include "appinfra/topology/function_job.hpp"

#include <algorithm>

#include "appinfra/topology/concurrency.hpp"
#include "embedded/job_server_rb.hpp"

namespace appinfra::topology {

namespace lambda = aws::lambda;
using cfn::object;
using cfn::sub;

namespace {

constexpr std::int64_t minute = 60;
/// For a job of ours. MiB.
constexpr std::int64_t smallest_mib = 512;

/// The adapter hands invocations to a small server, which runs the command and answers how it ended.
manifest::Command served(const manifest::Command& command) {
    manifest::Command result{"ruby", "-e", std::string(embedded::job_server_rb), "--"};
    result.insert(result.end(), command.begin(), command.end());
    return result;
}

cfn::Value<cfn::String> default_bus() {
    return sub("arn:{}:events:{}:{}:event-bus/default", cfn::partition(), cfn::region(), cfn::account_id());
}

/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html (2026-11-23)
cfn::Expr result_of(const lambda::Function::Attributes& function, const std::string& result) {
    const cfn::Expr context = object({{"functionArn", cfn::list({sub("{}:$LATEST", function.Arn())})}});
    return object({{"source", cfn::list({"lambda"})},
                   {"detail-type", cfn::list({"Lambda Function Invocation Result - " + result})},
                   {"detail", object({{"requestContext", context}})}});
}

void tell_results(const FunctionSite& site, const JobPlan& job, const lambda::Function::Attributes& function,
                  const cfn::Condition& exists) {
    namespace parts = lambda::event_invoke_config;
    constexpr std::int64_t hour = 60 * minute;
    site.context.assembly.add(
        job.title + "Results",
        lambda::EventInvokeConfig{
            .DestinationConfig = parts::DestinationConfig{.OnFailure = parts::OnFailure{.Destination = default_bus()},
                                                          .OnSuccess = parts::OnSuccess{.Destination = default_bus()}},
            .FunctionName = function.ref(),
            .MaximumEventAgeInSeconds = hour,
            .MaximumRetryAttempts = 0,
            .Qualifier = "$LATEST"},
        {.comment = "A failed run is not tried again: people look at it first.", .condition = exists});
}

const manifest::Job& job_of(const manifest::App& app, const std::string& name) {
    return *std::ranges::find(app.jobs, name, &manifest::Job::name);
}

/// A number of the job, the same literal for all environments or a parameter; for a job of ours `own`.
template <class Get>
cfn::Any of_job(Context& context, const JobPlan& job, const std::string& parameter, std::string description,
                std::int64_t own, const Get& get) {
    if (job.wish == nullptr)
        return {cfn::Expr::of(own)};
    return shared_or_parameter(context, job.title + parameter, std::move(description),
                               [&](const manifest::App& app) { return get(job_of(app, job.name)); });
}

FunctionSpec spec_of(const FunctionSite& site, const Image& image, const JobPlan& job) {
    Context& context = site.context;
    Permissions permissions = job_permissions(site.data, site.places);
    permissions.statements.push_back(
        {.sid = "TellResult", .actions = {"events:PutEvents"}, .resources = {default_bus()}});
    return {.comment = "Job " + job.name + ".",
            .image = image,
            .command = served(job.command),
            .memory = of_job(context, job, "Memory", "MiB of memory of " + job.name + "; 1769 are one processor.",
                             smallest_mib, [](const manifest::Job& wish) { return function_memory(wish.memory_mib); }),
            .timeout_seconds = of_job(
                context, job, "TimeoutSeconds", "Seconds after which " + job.name + " is stopped.",
                job.timeout_minutes * minute,
                [](const manifest::Job& wish) {
                    return manifest::Traced<std::int64_t>{wish.timeout_minutes * minute, wish.timeout_minutes.origin};
                }),
            .concurrency = make_concurrency(context).job,
            .adapter = {{"AWS_LWA_ERROR_STATUS_CODES", "500-599"}},
            .permissions = permissions,
            .logs = site.data.logs.jobs};
}

JobRun run_as_function(const FunctionSite& site, const Image& image, const JobPlan& job) {
    const auto function = make_function(site, job.title + "Function", spec_of(site, image, job)).function;
    tell_results(site, job, function, image.exists);
    return {.target = function.Arn(),
            .input = R"({"job":")" + job.name + R"("})",
            .start = {{.actions = {"lambda:InvokeFunction"}, .resources = {function.Arn()}}},
            .succeeded = result_of(function, "Success"),
            .failed = result_of(function, "Failure")};
}

}  // namespace

bool fits_function(const manifest::Manifest& manifest, const JobPlan& job) {
    if (job.wish == nullptr)
        return job.timeout_minutes <= longest_function_minutes;
    return std::ranges::all_of(manifest.environments, [&](const manifest::Environment& environment) {
        const manifest::Job& wish = job_of(environment.app, job.name);
        return wish.timeout_minutes <= longest_function_minutes && wish.memory_mib <= largest_function_mib;
    });
}

JobRunner run_as_functions(const FunctionSite& site, const TaskSite& tasks) {
    const Image image = application_image(site.context);
    std::optional<JobRunner> otherwise;
    return {.exists = image.exists,
            .run = [site, image, tasks, otherwise](const JobPlan& job, const JobQueues& queues) mutable {
                if (fits_function(site.context.manifest, job))
                    return run_as_function(site, image, job);
                if (!otherwise)
                    otherwise = run_as_tasks(tasks);
                return otherwise->run(job, queues);
            }};
}

}  // namespace appinfra::topology
