#include "appinfra/topology/instance_group.hpp"

#include "appinfra/topology/user_data.hpp"
#include "appinfra/topology/web.hpp"
#include "embedded/application_host_sh.hpp"
#include "embedded/common_sh.hpp"
#include "embedded/functions_sh.hpp"

namespace appinfra::topology {

namespace scaling = aws::autoscaling;
using cfn::object;
using cfn::sub;

namespace {

/// The logical id of the group, to which instances signal.
constexpr const char* group_id = "WebGroup";
/// How long an instance may take until it serves: packages, release, boot, health checks.
constexpr const char* boot_time = "PT30M";
/// Before health checks of the load balancer count, and before its load tells anything. Seconds.
constexpr int grace_seconds = 900;
constexpr int warmup_seconds = 300;
/// Average processor use of the instances that scaling aims at. Percent.
constexpr int target_cpu = 60;
/// Requests per instance and minute that scaling aims at.
constexpr int target_requests = 1000;

InstanceIdentity make_identity(const GroupSite& site, const Bundle& bundle) {
    const Permissions files = host_permissions(site.data, site.places);
    RoleSpec spec{
        .comment = "What the instances and the application on them may do.",
        .service = "ec2.amazonaws.com",
        .statements =
            {read_bundle(bundle),
             {.sid = "WriteLogs",
              .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
              .resources = {site.data.logs.application.Arn(), site.data.logs.jobs.Arn(), site.data.logs.system.Arn()}},
             {.sid = "SeeOwnHealth", .actions = {"elasticloadbalancing:DescribeTargetHealth"}, .resources = {"*"}}},
        .suppressions = {agent_suppression()},
        .condition = bundle.exists};
    for (const std::vector<Statement>& more : {files.statements, secret_permissions(site.data), command_permissions()})
        spec.statements.insert(spec.statements.end(), more.begin(), more.end());
    spec.suppressions.insert(spec.suppressions.end(), files.suppressions.begin(), files.suppressions.end());
    return make_instance_identity(site.context, "Web", spec);
}

Script boot_script(const GroupSite& site, const LoadBalancer& balancer, const Bundle& bundle) {
    Context& context = site.context;
    const Data& data = site.data;
    const manifest::Command command = web_command(context.app);
    return {.variables = {{"ROOT", ""},
                          {"REGION", cfn::region()},
                          {"STACK", cfn::stack_name()},
                          {"RESOURCE", group_id},
                          {"ARTIFACT_URI", bundle.uri.ref()},
                          {"PACKAGES", package_words(context.app)},
                          {"COMMAND", Words(command.begin(), command.end())},
                          {"PORT", std::to_string(context.app.web.port.value)},
                          {"HEALTH_PATH", health_check_path(context).ref()},
                          {"TARGET_GROUP", balancer.targets.ref()},
                          {"VARIABLES", variable_words(context, data, site.places)},
                          {"SECRETS", secret_words(data)},
                          {"UPLOADS_FILE_SYSTEM", data.files.system.ref()},
                          {"UPLOADS_ACCESS_POINT", data.files.uploads.ref()},
                          {"UPLOADS_PATH", uploads_path},
                          {"REPORTS_FILE_SYSTEM", data.files.reports_system.ref()},
                          {"REPORTS_ACCESS_POINT", data.files.reports.ref()},
                          {"REPORTS_PATH", reports_path},
                          {"APPLICATION_LOGS", data.logs.application.ref()},
                          {"SYSTEM_LOGS", data.logs.system.ref()},
                          {"JOB_LOGS", data.logs.jobs.ref()}},
            .texts = {embedded::common_sh, embedded::functions_sh, embedded::application_host_sh}};
}

void make_scaling(Context& context, const InstanceGroup& made, const LoadBalancer& balancer) {
    namespace policy = scaling::scaling_policy;
    const auto track = [&](const char* logical_id, int value, const policy::PredefinedMetricSpecification& metric) {
        context.assembly.add(
            logical_id,
            scaling::ScalingPolicy{
                .AutoScalingGroupName = made.group.ref(),
                .PolicyType = "TargetTrackingScaling",
                .TargetTrackingConfiguration =
                    policy::TargetTrackingConfiguration{.PredefinedMetricSpecification = metric, .TargetValue = value}},
            {.depends_on = {balancer.listener}, .condition = made.bundle.exists});
    };
    track("GroupScalingByCpu", target_cpu, {.PredefinedMetricType = "ASGAverageCPUUtilization"});
    track("GroupScalingByRequests", target_requests,
          {.PredefinedMetricType = "ALBRequestCountPerTarget",
           .ResourceLabel =
               sub("{}/{}", balancer.balancer.LoadBalancerFullName(), balancer.targets.TargetGroupFullName())});
}

void make_shortage_alarm(Context& context, const Notification& notification, const InstanceGroup& made,
                         const cfn::Parameter& minimum) {
    using aws::cloudwatch::alarm::Dimension;
    make_alarm(context, notification, "InstanceShortageAlarm",
               {.description = "Fewer instances serve than always should: new ones do not start well.",
                .space = "AWS/AutoScaling",
                .metric = "GroupInServiceInstances",
                .dimensions = {Dimension{.Name = "AutoScalingGroupName", .Value = made.group.ref()}},
                .statistic = "Minimum",
                .periods = 3,
                .threshold = minimum.ref(),
                .comparison = "LessThanThreshold",
                .missing = "breaching",
                .condition = made.bundle.exists});
}

}  // namespace

InstanceGroup make_instance_group(const GroupSite& site, const LoadBalancer& balancer,
                                  const Notification& notification) {
    namespace parts = scaling::auto_scaling_group;
    Context& context = site.context;
    const cfn::Assembly::Block block(
        context.assembly, cfn::Layer::app, "Instances",
        "Replaced one after another by any change of image, release or settings. Left out until there is a release.");
    const Bundle bundle = application_bundle(context);
    const InstanceRange range = web_instances(context, 1);
    const auto launch =
        make_launch_template(context, "WebTemplate",
                             {.comment = "Secrets are read at boot, into memory; none passes through here.",
                              .image = machine_image(context).ref(),
                              .instance_type = web_instance_type(context).ref(),
                              .identity = make_identity(site, bundle),
                              .groups = {site.group},
                              .volume_gib = web_volume_size(context).ref(),
                              .user_data = user_data(context, boot_script(site, balancer, bundle)),
                              .condition = bundle.exists});
    const Replacement replacement = one_after_another(range.minimum.ref(), boot_time);
    std::vector<cfn::ResourceHandle> dependencies = site.data.files.mount_targets;
    dependencies.push_back(balancer.listener);
    dependencies.push_back(site.data.database.attachment);
    const auto group = context.assembly.add(
        group_id,
        scaling::AutoScalingGroup{
            .DefaultInstanceWarmup = warmup_seconds,
            .HealthCheckGracePeriod = grace_seconds,
            .HealthCheckType = "ELB",
            .LaunchTemplate = parts::LaunchTemplateSpecification{.LaunchTemplateId = launch.ref(),
                                                                 .Version = launch.LatestVersionNumber()},
            .MaxSize = range.maximum.ref(),
            .MetricsCollection = {parts::MetricsCollection{.Granularity = "1Minute"}},
            .MinSize = range.minimum.ref(),
            .TargetGroupARNs = {balancer.targets.ref()},
            .VPCZoneIdentifier = site.network.private_subnets},
        {.comment = "No DesiredCapacity: scaling owns it, and an update would reset it under load.",
         .depends_on = dependencies,
         .condition = bundle.exists,
         .creation_policy = replacement.creation,
         .update_policy = replacement.update,
         .suppressions = replacement.suppressions});
    const InstanceGroup made{group, bundle};
    make_scaling(context, made, balancer);
    make_shortage_alarm(context, notification, made, range.minimum);
    return made;
}

}  // namespace appinfra::topology
