#include "appinfra/topology/instance_job.hpp"

#include "appinfra/aws/ssm.hpp"
#include "embedded/pick_instance_py.hpp"

namespace appinfra::topology {

namespace ssm = aws::ssm;
using cfn::list;
using cfn::object;
using cfn::sub;

namespace {

constexpr std::int64_t minute = 60;
/// What starting and reporting may take besides the job itself. Seconds.
constexpr std::int64_t slack_seconds = 300;

/// What all jobs on instances share.
struct Site {
    Context& context;
    LoadBalancer balancer;
    InstanceGroup made;
    cfn::Value<cfn::String> group_name;
};

std::int64_t seconds(const JobPlan& job) { return job.timeout_minutes * minute; }

/// `app-job` is part of templates/instance/application_host.sh.
ssm::Document::Attributes make_command(const Site& site, const JobPlan& job) {
    const std::string line =
        "/usr/local/sbin/app-job " + std::to_string(seconds(job)) + " " + shell_command(job.command);
    const cfn::Expr content =
        object({{"schemaVersion", "2.2"},
                {"description", "Runs " + job.name + "."},
                {"mainSteps",
                 list({object({{"action", "aws:runShellScript"},
                               {"name", "run"},
                               {"inputs", object({{"timeoutSeconds", std::to_string(seconds(job) + slack_seconds)},
                                                  {"runCommand", list({line})}})}})})}});
    return site.context.assembly.add(
        job.title + "Command",
        ssm::Document{.Content = content,
                      .DocumentFormat = "JSON",
                      .DocumentType = "Command",
                      .TargetType = "/AWS::EC2::Instance",
                      .UpdateMethod = "NewVersion"},
        {.comment = "The words of " + job.name + ", fixed; it takes none.", .condition = site.made.bundle.exists});
}

aws::iam::Role::Attributes make_automation_role(const Site& site, const JobPlan& job,
                                                const ssm::Document::Attributes& command) {
    const std::string here = "<AWS::Region>:<AWS::AccountId>:";
    const std::string by_tag = "Instances come and go; only those of the group, by its tag.";
    return make_role(
        site.context, job.title + "AutomationRole",
        {.comment = "Runs this one document on an instance of the group.",
         .service = "ssm.amazonaws.com",
         .statements =
             {{.sid = "SeeWhoServes", .actions = {"elasticloadbalancing:DescribeTargetHealth"}, .resources = {"*"}},
              {.sid = "KeepFromScalingIn",
               .actions = {"autoscaling:SetInstanceProtection"},
               .resources = {sub("arn:{}:autoscaling:{}:{}:autoScalingGroup:*:autoScalingGroupName/{}",
                                 cfn::partition(), cfn::region(), cfn::account_id(), site.group_name)}},
              {.sid = "SendTheDocument",
               .actions = {"ssm:SendCommand"},
               .resources = {sub("arn:{}:ssm:{}:{}:document/{}", cfn::partition(), cfn::region(), cfn::account_id(),
                                 command.ref())}},
              {.sid = "ToTheGroup",
               .actions = {"ssm:SendCommand"},
               .resources = {sub("arn:{}:ec2:{}:{}:instance/*", cfn::partition(), cfn::region(), cfn::account_id())},
               .condition = when("StringEquals", "ssm:resourceTag/aws:autoscaling:groupName", site.group_name)},
              {.sid = "SeeTheOutcome",
               .actions = {"ssm:DescribeInstanceInformation", "ssm:GetCommandInvocation", "ssm:ListCommandInvocations",
                           "ssm:ListCommands"},
               .resources = {"*"}}},
         .suppressions = {nag("IAM5[Resource::*]", "These actions only read, and know no narrower resource."),
                          nag("IAM5[Resource::arn:<AWS::Partition>:autoscaling:" + here +
                                  "autoScalingGroup:*:autoScalingGroupName/<WebGroup>]",
                              "The group by its name; the wildcard stands for an id that no attribute tells."),
                          nag("IAM5[Resource::arn:<AWS::Partition>:ec2:" + here + "instance/*]", by_tag)},
         .condition = site.made.bundle.exists});
}

cfn::Expr protect(const Site& site, const char* name, bool on) {
    return object({{"name", name},
                   {"action", "aws:executeAwsApi"},
                   {"inputs", object({{"Service", "autoscaling"},
                                      {"Api", "SetInstanceProtection"},
                                      {"AutoScalingGroupName", site.group_name},
                                      {"InstanceIds", list({"{{ pick.instance }}"})},
                                      {"ProtectedFromScaleIn", on}})}});
}

/// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html (2026-11-23)
cfn::Expr steps(const Site& site, const JobPlan& job, const ssm::Document::Attributes& command) {
    const cfn::Expr pick = object(
        {{"name", "pick"},
         {"action", "aws:executeScript"},
         {"inputs", object({{"Runtime", "python3.11"},
                            {"Handler", "pick"},
                            {"InputPayload", object({{"targets", site.balancer.targets.ref()}})},
                            {"Script", std::string(embedded::pick_instance_py)}})},
         {"outputs", list({object({{"Name", "instance"}, {"Selector", "$.Payload.instance"}, {"Type", "String"}})})}});
    const cfn::Expr run =
        object({{"name", "run"},
                {"action", "aws:runCommand"},
                {"onFailure", "step:unprotect"},
                {"isCritical", true},
                {"timeoutSeconds", seconds(job) + 2 * slack_seconds},
                {"inputs", object({{"DocumentName", command.ref()}, {"InstanceIds", list({"{{ pick.instance }}"})}})}});
    cfn::Expr last = protect(site, "unprotect", false);
    last.set("isEnd", cfn::Expr::boolean(true));
    return list({pick, protect(site, "protect", true), run, last});
}

ssm::Document::Attributes make_automation(const Site& site, const JobPlan& job,
                                          const ssm::Document::Attributes& command,
                                          const aws::iam::Role::Attributes& role) {
    return site.context.assembly.add(
        job.title + "Automation",
        ssm::Document{.Content = object({{"schemaVersion", "0.3"},
                                         {"description", "Runs " + job.name + " on one instance that serves."},
                                         {"assumeRole", role.Arn()},
                                         {"mainSteps", steps(site, job, command)}}),
                      .DocumentFormat = "JSON",
                      .DocumentType = "Automation",
                      .UpdateMethod = "NewVersion"},
        {.comment = "Scaling in spares the instance as long as the job runs.", .condition = site.made.bundle.exists});
}

/// https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
/// (2026-11-23)
cfn::Expr ended(const ssm::Document::Attributes& automation, const cfn::Expr& statuses) {
    return object({{"source", list({"aws.ssm"})},
                   {"detail-type", list({"EC2 Automation Execution Status-change Notification"})},
                   {"detail", object({{"Definition", list({automation.ref()})}, {"Status", statuses}})}});
}

JobRun run(const Site& site, const JobPlan& job) {
    const auto command = make_command(site, job);
    const auto role = make_automation_role(site, job, command);
    const auto automation = make_automation(site, job, command, role);
    const auto own = [&](const char* format) {
        return sub(format, cfn::partition(), cfn::region(), cfn::account_id(), automation.ref());
    };
    return {.target = sub("arn:{}:scheduler:::aws-sdk:ssm:startAutomationExecution", cfn::partition()),
            .input = sub(R"({"DocumentName":"{}"})", automation.ref()),
            .start = {{.sid = "StartTheAutomation",
                       .actions = {"ssm:StartAutomationExecution"},
                       .resources = {own("arn:{}:ssm:{}:{}:automation-definition/{}:*"),
                                     own("arn:{}:ssm:{}:{}:document/{}")}},
                      {.sid = "PassItsRole",
                       .actions = {"iam:PassRole"},
                       .resources = {role.Arn()},
                       .condition = when("StringEquals", "iam:PassedToService", "ssm.amazonaws.com")}},
            .suppressions = {nag("IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:"
                                 "automation-definition/<" +
                                     job.title + "Automation>:*]",
                                 "All versions of this one automation.")},
            .succeeded = ended(automation, list({"Success"})),
            .failed = ended(automation, list({"Cancelled", "Failed", "TimedOut"}))};
}

}  // namespace

JobRunner run_on_instances(const GroupSite& site, const LoadBalancer& balancer, const InstanceGroup& group) {
    const Site shared{site.context, balancer, group, group.group.ref()};
    return {.exists = group.bundle.exists,
            .run = [shared](const JobPlan& job, const JobQueues& /*unused*/) { return run(shared, job); }};
}

}  // namespace appinfra::topology
