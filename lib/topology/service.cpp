#include "appinfra/topology/service.hpp"

#include "appinfra/aws/applicationautoscaling.hpp"
#include "appinfra/topology/alarms.hpp"

namespace appinfra::topology {

namespace ecs = aws::ecs;
namespace ec2 = aws::ec2;
namespace scaling = aws::applicationautoscaling;
using cfn::sub;

namespace {

/// How long a new task may take to boot before health checks count. Seconds.
constexpr int boot_seconds = 120;
/// Average processor use of the tasks that scaling aims at. Percent.
constexpr int target_cpu = 60;
/// Requests per task and minute that scaling aims at.
constexpr int target_requests = 1000;

aws::iam::Role::Attributes make_web_role(Context& context, const Surroundings& surroundings) {
    const auto files = sub("{}/*", surroundings.uploads.Arn());
    const auto reports = sub("{}/*", surroundings.reports.Arn());
    return make_role(
        context, "WebRole",
        {.comment = "What the application itself may do.",
         .service = "ecs-tasks.amazonaws.com",
         .statements = {{.sid = "Uploads",
                         .actions = {"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject",
                                     "s3:ListMultipartUploadParts", "s3:PutObject"},
                         .resources = {files}},
                        {.sid = "ListUploads",
                         .actions = {"s3:ListBucket", "s3:ListBucketMultipartUploads"},
                         .resources = {surroundings.uploads.Arn()}},
                        {.sid = "ReadReports", .actions = {"s3:GetObject"}, .resources = {reports}}},
         .suppressions = {
             nag("IAM5[Resource::<UploadsBucket.Arn>/*]", "Users choose the names of their files."),
             nag("IAM5[Resource::<ReportsBucket.Arn>/*]", "All reports are for readers of the application.")}});
}

void make_scaling(Context& context, const Compute& compute, const ecs::Service::Attributes& service,
                  const LoadBalancer& balancer, const cfn::Condition& exists) {
    cfn::Assembly& assembly = context.assembly;
    const manifest::Traced<manifest::Instances>& wanted = context.app.web.instances;
    const auto count = [&](const char* name, const char* description, std::int64_t value) {
        return assembly.parameter(name, {.description = description,
                                         .type = "Number",
                                         .value = cfn::Setting{std::to_string(value), wanted.origin},
                                         .minimum = 1});
    };
    const cfn::Parameter minimum = count("WebMinimum", "Tasks that run always.", wanted->min);
    const cfn::Parameter maximum = count("WebMaximum", "Tasks that run at most.", wanted->max);
    const auto target =
        assembly.add("WebScaling",
                     scaling::ScalableTarget{.MaxCapacity = maximum.ref(),
                                             .MinCapacity = minimum.ref(),
                                             .ResourceId = sub("service/{}/{}", compute.cluster.ref(), service.Name()),
                                             .ScalableDimension = "ecs:service:DesiredCount",
                                             .ServiceNamespace = "ecs"},
                     {.condition = exists});
    namespace policy = scaling::scaling_policy;
    const auto track = [&](const char* logical_id, const char* name, int value,
                           const policy::PredefinedMetricSpecification& metric) {
        assembly.add(logical_id,
                     scaling::ScalingPolicy{.PolicyName = name,
                                            .PolicyType = "TargetTrackingScaling",
                                            .ScalingTargetId = target.ref(),
                                            .TargetTrackingScalingPolicyConfiguration =
                                                policy::TargetTrackingScalingPolicyConfiguration{
                                                    .PredefinedMetricSpecification = metric, .TargetValue = value}},
                     {.depends_on = {balancer.listener}, .condition = exists});
    };
    track("WebScalingByCpu", "cpu", target_cpu, {.PredefinedMetricType = "ECSServiceAverageCPUUtilization"});
    track("WebScalingByRequests", "requests", target_requests,
          {.PredefinedMetricType = "ALBRequestCountPerTarget",
           .ResourceLabel =
               sub("{}/{}", balancer.balancer.LoadBalancerFullName(), balancer.targets.TargetGroupFullName())});
}

}  // namespace

Compute make_compute(Context& context, const Network& network, const Database& database) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Compute", "Where containers run.");
    const auto group = assembly.add(
        "ApplicationSecurityGroup",
        ec2::SecurityGroup{
            .GroupDescription = "Application",
            .SecurityGroupEgress = {ec2::security_group::Egress{.CidrIp = "0.0.0.0/0",
                                                                .Description = "HTTPS to services",
                                                                .FromPort = 443,
                                                                .IpProtocol = "tcp",
                                                                .ToPort = 443},
                                    ec2::security_group::Egress{.CidrIp = "0.0.0.0/0",
                                                                .Description = "SMTP submission",
                                                                .FromPort = 587,
                                                                .IpProtocol = "tcp",
                                                                .ToPort = 587},
                                    ec2::security_group::Egress{.Description = "Database",
                                                                .DestinationSecurityGroupId = database.group.GroupId(),
                                                                .FromPort = database_port,
                                                                .IpProtocol = "tcp",
                                                                .ToPort = database_port}},
            .VpcId = network.vpc});
    admit(context, database, "DatabaseIngress", group);
    if (network.own)
        assembly.add("EndpointIngress",
                     ec2::SecurityGroupIngress{.Description = "From the application",
                                               .FromPort = 443,
                                               .GroupId = network.own->endpoints.GroupId(),
                                               .IpProtocol = "tcp",
                                               .SourceSecurityGroupId = group.GroupId(),
                                               .ToPort = 443},
                     {.condition = network.own->uses_endpoints});
    const auto cluster = assembly.add("Cluster", ecs::Cluster{.ClusterSettings = {ecs::cluster::ClusterSettings{
                                                                  .Name = "containerInsights", .Value = "enabled"}}});
    assembly.output("ClusterName", {.description = "Cluster of the tasks.", .value = cluster.ref()});
    return {cluster, group};
}

void make_web_service(Context& context, const Network& network, const Compute& compute, const LoadBalancer& balancer,
                      const Surroundings& surroundings, const Logs& logs, const Notification& notification) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Web service",
                                     "The web processes on Fargate. Left out until there is an image.");
    const Image image = make_image(context, "ImageUri", "HasImage",
                                   "Image of the application by digest; the pipeline sets it. none: not built yet.");
    const Size size = make_size(context, "WebSize", "CPU units / MiB of memory of a web task.",
                                context.app.web.cpu_units, context.app.web.memory_mib);
    const auto errors = make_alarm(context, notification, "ServerErrorAlarm", server_errors(balancer));
    const auto task =
        make_task(context, "WebTask", surroundings,
                  {.container = "web",
                   .comment = "Old revisions are kept: a rollback starts them again.",
                   .image = image,
                   .cpu = size.cpu,
                   .memory = size.memory,
                   .command = context.app.web.command ? context.app.web.command->value : manifest::Command{},
                   .listens = true,
                   .role = make_web_role(context, surroundings),
                   .logs = logs.application});
    namespace parts = ecs::service;
    const auto service = assembly.add(
        "WebService",
        ecs::Service{
            .AvailabilityZoneRebalancing = "ENABLED",
            .Cluster = compute.cluster.ref(),
            .DeploymentConfiguration =
                parts::DeploymentConfiguration{
                    .Alarms = parts::DeploymentAlarms{.AlarmNames = {errors.ref()}, .Enable = true, .Rollback = true},
                    .DeploymentCircuitBreaker = parts::DeploymentCircuitBreaker{.Enable = true, .Rollback = true},
                    .MaximumPercent = 200,
                    .MinimumHealthyPercent = 100},
            .EnableECSManagedTags = true,
            .EnableExecuteCommand = false,
            .HealthCheckGracePeriodSeconds = boot_seconds,
            .LaunchType = "FARGATE",
            .LoadBalancers = {parts::LoadBalancer{.ContainerName = "web",
                                                  .ContainerPort = context.app.web.port,
                                                  .TargetGroupArn = balancer.targets.ref()}},
            .NetworkConfiguration =
                parts::NetworkConfiguration{.AwsvpcConfiguration =
                                                parts::AwsVpcConfiguration{.AssignPublicIp = "DISABLED",
                                                                           .SecurityGroups = {compute.group.GroupId()},
                                                                           .Subnets = network.private_subnets}},
            .PlatformVersion = "LATEST",
            .PropagateTags = "SERVICE",
            .TaskDefinition = task.ref()},
        {.comment = "No DesiredCount: scaling owns it, and an update would reset it under load.",
         .depends_on = {balancer.listener},
         .condition = image.exists});
    make_scaling(context, compute, service, balancer, image.exists);
}

}  // namespace appinfra::topology
