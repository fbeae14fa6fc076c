#include "appinfra/topology/web_function.hpp"

#include "appinfra/aws/codedeploy.hpp"
#include "appinfra/topology/concurrency.hpp"

namespace appinfra::topology {

namespace lambda = aws::lambda;
namespace codedeploy = aws::codedeploy;
using aws::cloudwatch::alarm::Dimension;
using cfn::object;
using cfn::sub;

namespace {

/// The API gives up after 30 seconds; one less, and what the log says is the function's own timeout.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html (2026-11-23)
constexpr int timeout_seconds = 29;

Function make_processes(const FunctionSite& site, const Image& image) {
    Context& context = site.context;
    return make_function(
        site, "WebFunction",
        {.comment = "The web processes. Changed parameters reach users with the next image.",
         .image = image,
         .command = web_command(context.app),
         .memory = shared_or_parameter(context, "WebMemory", "MiB of memory of a web function; 1769 are one processor.",
                                       [](const manifest::App& app) { return function_memory(app.web.memory_mib); }),
         .timeout_seconds = timeout_seconds,
         .concurrency = make_concurrency(context).web,
         .adapter = {{"AWS_LWA_READINESS_CHECK_PATH", context.app.web.health_check.value}},
         .permissions = web_permissions(site.data, site.places),
         .logs = site.data.logs.application});
}

aws::cloudwatch::Alarm::Attributes make_function_alarm(Context& context, const Notification& notification,
                                                       const std::string& logical_id, std::string description,
                                                       std::string metric, const cfn::Condition& exists,
                                                       const lambda::Function::Attributes& function) {
    return make_alarm(context, notification, logical_id,
                      {.description = std::move(description),
                       .space = "AWS/Lambda",
                       .metric = std::move(metric),
                       .dimensions = {Dimension{.Name = "FunctionName", .Value = function.ref()}},
                       .period_seconds = 60,
                       .periods = 3,
                       .threshold = 3,
                       .condition = exists});
}

aws::iam::Role::Attributes make_deployment_role(Context& context, const lambda::Function::Attributes& function,
                                                const cfn::Condition& exists) {
    return make_role(
        context, "WebDeploymentRole",
        {.comment = "Moves the alias and looks at the alarms.",
         .service = "codedeploy.amazonaws.com",
         .statements = {{.actions = {"lambda:GetAlias", "lambda:GetProvisionedConcurrencyConfig", "lambda:UpdateAlias"},
                         .resources = {function.Arn(), sub("{}:*", function.Arn())}},
                        {.actions = {"cloudwatch:DescribeAlarms"},
                         .resources = {sub("arn:{}:cloudwatch:{}:{}:alarm:*", cfn::partition(), cfn::region(),
                                           cfn::account_id())}}},
         .suppressions = {nag("IAM5[Resource::<WebFunction.Arn>:*]", "Versions and aliases of this one function."),
                          nag("IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*]",
                              "The action looks at all alarms of the account or at none.")},
         .condition = exists});
}

/// The deployment group that moves the alias.
struct Deployment {
    codedeploy::Application::Attributes application;
    codedeploy::DeploymentGroup::Attributes group;
};

Deployment make_deployment(Context& context, const cfn::Condition& exists, const lambda::Function::Attributes& function,
                           const std::vector<cfn::Value<codedeploy::deployment_group::Alarm>>& alarms) {
    namespace parts = codedeploy::deployment_group;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Parameter pace = assembly.parameter(
        "WebDeploymentPace",
        {.description = "How the requests move to a new version.",
         .value = cfn::Setting{"CodeDeployDefault.LambdaCanary10Percent10Minutes"},
         .allowed_values = {
             "CodeDeployDefault.LambdaCanary10Percent5Minutes", "CodeDeployDefault.LambdaCanary10Percent10Minutes",
             "CodeDeployDefault.LambdaCanary10Percent30Minutes", "CodeDeployDefault.LambdaLinear10PercentEvery1Minute",
             "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes", "CodeDeployDefault.LambdaAllAtOnce"}});
    const auto application =
        assembly.add("WebDeployment", codedeploy::Application{.ComputePlatform = "Lambda"}, {.condition = exists});
    const auto group = assembly.add(
        "WebDeploymentGroup",
        codedeploy::DeploymentGroup{
            .AlarmConfiguration = parts::AlarmConfiguration{.Alarms = alarms, .Enabled = true},
            .ApplicationName = application.ref(),
            .AutoRollbackConfiguration =
                parts::AutoRollbackConfiguration{
                    .Enabled = true,
                    .Events = {"DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"}},
            .DeploymentConfigName = pace.ref(),
            .DeploymentStyle =
                parts::DeploymentStyle{.DeploymentOption = "WITH_TRAFFIC_CONTROL", .DeploymentType = "BLUE_GREEN"},
            .ServiceRoleArn = make_deployment_role(context, function, exists).Arn()},
        {.comment = "Some requests try the new version first; an alarm takes them back.", .condition = exists});
    return {application, group};
}

lambda::Alias::Attributes publish(Context& context, const cfn::Condition& exists, const Function& web,
                                  const Deployment& deployment) {
    const auto version = context.assembly.add(
        "WebVersion", lambda::Version{.Description = web.release, .FunctionName = web.function.ref()},
        {.comment = "Old versions are kept: a rollback goes back to one.",
         .condition = exists,
         .retention = cfn::Retention::retain});
    return context.assembly.add(
        "WebAlias",
        lambda::Alias{.FunctionName = web.function.ref(), .FunctionVersion = version.Version(), .Name = "live"},
        {.condition = exists,
         .update_policy =
             object({{"CodeDeployLambdaAliasUpdate", object({{"ApplicationName", deployment.application.ref()},
                                                             {"DeploymentGroupName", deployment.group.ref()}})}})});
}

}  // namespace

void make_web_function(const FunctionSite& site, const Api& api, const Notification& notification) {
    Context& context = site.context;
    const cfn::Assembly::Block block(
        context.assembly, cfn::Layer::app, "Web function",
        "The web processes on Lambda, in versions behind an alias. Left out until there is an image.");
    const Image image = application_image(context);
    const Function web = make_processes(site, image);
    const auto errors =
        make_function_alarm(context, notification, "WebFunctionErrorAlarm", "The web function fails or takes too long.",
                            "Errors", image.exists, web.function);
    make_function_alarm(context, notification, "WebThrottleAlarm",
                        "More requests at once than WebConcurrency admits, or the account's quota.", "Throttles",
                        image.exists, web.function);
    using codedeploy::deployment_group::Alarm;
    const Deployment deployment = make_deployment(context, image.exists, web.function,
                                                  {Alarm{.Name = errors.ref()}, Alarm{.Name = api.errors.ref()}});
    serve(context, api, publish(context, image.exists, web, deployment), image.exists);
}

}  // namespace appinfra::topology
