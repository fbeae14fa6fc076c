#include "appinfra/topology/service.hpp"

#include "appinfra/aws/applicationautoscaling.hpp"
#include "appinfra/topology/alarms.hpp"
#include "appinfra/topology/web.hpp"

namespace appinfra::topology {

namespace ecs = aws::ecs;
namespace scaling = aws::applicationautoscaling;
using cfn::sub;

namespace {

/// How long a new task may take to boot before health checks count. Seconds.
constexpr int boot_seconds = 120;
/// Average processor use of the tasks that scaling aims at. Percent.
constexpr int target_cpu = 60;
/// Requests per task and minute that scaling aims at.
constexpr int target_requests = 1000;

void make_scaling(const TaskSite& site, const ecs::Service::Attributes& service, const LoadBalancer& balancer,
                  const cfn::Condition& exists) {
    Context& context = site.context;
    cfn::Assembly& assembly = context.assembly;
    const InstanceRange range = web_instances(context);
    const auto target = assembly.add(
        "WebScaling",
        scaling::ScalableTarget{.MaxCapacity = range.maximum.ref(),
                                .MinCapacity = range.minimum.ref(),
                                .ResourceId = sub("service/{}/{}", site.cluster.cluster.ref(), service.Name()),
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

void make_web_service(const TaskSite& site, const LoadBalancer& balancer, const Notification& notification) {
    Context& context = site.context;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Web service",
                                     "The web processes as tasks. Left out until there is an image.");
    const Image image = application_image(context);
    const Size size = make_size(context, "WebSize", "CPU units / MiB of memory of a web task.",
                                context.app.web.cpu_units, context.app.web.memory_mib);
    const auto errors = make_alarm(context, notification, "ServerErrorAlarm", server_errors(balancer));
    const auto role = make_task_role(context, "WebRole", "What the application itself may do.",
                                     web_permissions(site.data, site.places));
    const auto task =
        make_task(site, "WebTask",
                  {.container = "web",
                   .comment = "Old revisions are kept: a rollback starts them again.",
                   .image = image,
                   .size = size,
                   .command = context.app.web.command ? context.app.web.command->value : manifest::Command{},
                   .listens = true,
                   .role = role,
                   .logs = site.data.logs.application});
    namespace parts = ecs::service;
    const bool on_instances = site.cluster.capacity_provider.has_value();
    cfn::Optional<cfn::List<parts::CapacityProviderStrategyItem>> strategy;
    if (on_instances)
        strategy = {
            parts::CapacityProviderStrategyItem{.CapacityProvider = *site.cluster.capacity_provider, .Weight = 1}};
    cfn::Optional<cfn::List<parts::PlacementStrategy>> spread;
    if (on_instances)
        spread = {parts::PlacementStrategy{.Field = "attribute:ecs.availability-zone", .Type = "spread"},
                  parts::PlacementStrategy{.Field = "instanceId", .Type = "spread"}};
    std::vector<cfn::ResourceHandle> dependencies = site.cluster.ready;
    dependencies.push_back(balancer.listener);
    const auto service = assembly.add(
        "WebService",
        ecs::Service{
            .AvailabilityZoneRebalancing = "ENABLED",
            .CapacityProviderStrategy = strategy,
            .Cluster = site.cluster.cluster.ref(),
            .DeploymentConfiguration =
                parts::DeploymentConfiguration{
                    .Alarms = parts::DeploymentAlarms{.AlarmNames = {errors.ref()}, .Enable = true, .Rollback = true},
                    .DeploymentCircuitBreaker = parts::DeploymentCircuitBreaker{.Enable = true, .Rollback = true},
                    .MaximumPercent = 200,
                    .MinimumHealthyPercent = 100},
            .EnableECSManagedTags = true,
            .EnableExecuteCommand = false,
            .HealthCheckGracePeriodSeconds = boot_seconds,
            .LaunchType = on_instances ? cfn::Optional<cfn::String>() : cfn::Optional<cfn::String>("FARGATE"),
            .LoadBalancers = {parts::LoadBalancer{.ContainerName = "web",
                                                  .ContainerPort = context.app.web.port,
                                                  .TargetGroupArn = balancer.targets.ref()}},
            .NetworkConfiguration =
                parts::NetworkConfiguration{
                    .AwsvpcConfiguration = parts::AwsVpcConfiguration{.AssignPublicIp = "DISABLED",
                                                                      .SecurityGroups = {site.cluster.group.GroupId()},
                                                                      .Subnets = site.network.private_subnets}},
            .PlacementStrategies = spread,
            .PlatformVersion = on_instances ? cfn::Optional<cfn::String>() : cfn::Optional<cfn::String>("LATEST"),
            .PropagateTags = "SERVICE",
            .TaskDefinition = task.ref()},
        {.comment = "No DesiredCount: scaling owns it, and an update would reset it under load.",
         .depends_on = dependencies,
         .condition = image.exists});
    make_scaling(site, service, balancer, image.exists);
}

}  // namespace appinfra::topology
