#include "appinfra/topology/container_instances.hpp"

#include "appinfra/aws/autoscaling.hpp"
#include "appinfra/topology/instance.hpp"
#include "appinfra/topology/user_data.hpp"
#include "embedded/common_sh.hpp"
#include "embedded/container_host_sh.hpp"
#include "embedded/functions_sh.hpp"

namespace appinfra::topology {

namespace scaling = aws::autoscaling;
namespace ec2 = aws::ec2;
namespace ecs = aws::ecs;
using cfn::object;
using cfn::sub;

namespace {

/// The logical id of the group, to which instances signal.
constexpr const char* group_id = "ClusterInstances";
/// How long an instance may take to join the cluster.
constexpr const char* boot_time = "PT15M";
/// How full the instances should be, so that a task that is started finds room. Percent.
constexpr int target_capacity = 90;
/// The system, images of two releases. GiB.
constexpr int volume_gib = 40;

ec2::SecurityGroup::Attributes make_group(Context& context, const Network& network, const Data& data) {
    const auto group = context.assembly.add(
        "InstanceSecurityGroup",
        ec2::SecurityGroup{.GroupDescription = "Container instances",
                           .SecurityGroupEgress = {ec2::security_group::Egress{.CidrIp = "0.0.0.0/0",
                                                                               .Description = "HTTPS to services",
                                                                               .FromPort = 443,
                                                                               .IpProtocol = "tcp",
                                                                               .ToPort = 443},
                                                   ec2::security_group::Egress{
                                                       .Description = "Files",
                                                       .DestinationSecurityGroupId = data.files.group.GroupId(),
                                                       .FromPort = nfs_port,
                                                       .IpProtocol = "tcp",
                                                       .ToPort = nfs_port}},
                           .VpcId = network.vpc},
        {.comment = "Tasks have network interfaces and a group of their own; the instance mounts their files."});
    admit_to_files(context, data.files, "InstanceFileShareIngress", group);
    admit_to_endpoints(context, network, "InstanceEndpointIngress", group);
    return group;
}

/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html (2026-11-23)
InstanceIdentity make_identity(Context& context, const Data& data, const ecs::Cluster::Attributes& cluster) {
    const auto instances = sub("arn:{}:ecs:{}:{}:container-instance/{}/*", cfn::partition(), cfn::region(),
                               cfn::account_id(), cluster.ref());
    return make_instance_identity(
        context, "ContainerInstance",
        {.comment = "What the ECS agent needs. Tasks have roles of their own.",
         .service = "ec2.amazonaws.com",
         .statements = {{.sid = "JoinCluster",
                         .actions = {"ecs:DeregisterContainerInstance", "ecs:RegisterContainerInstance",
                                     "ecs:SubmitAttachmentStateChanges", "ecs:SubmitContainerStateChange",
                                     "ecs:SubmitTaskStateChange"},
                         .resources = {cluster.Arn()}},
                        {.sid = "TakeOrders",
                         .actions = {"ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"},
                         .resources = {instances}},
                        {.sid = "FindTheService", .actions = {"ecs:DiscoverPollEndpoint"}, .resources = {"*"}},
                        {.sid = "WriteLogs",
                         .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
                         .resources = {data.logs.system.Arn()}}},
         .suppressions = {
             nag("IAM5[Resource::*]", "ecs:DiscoverPollEndpoint works on no resource; it only names an endpoint."),
             nag("IAM5[Resource::arn:<AWS::Partition>:ecs:<AWS::Region>:<AWS::AccountId>:container-instance/<Cluster>/"
                 "*]",
                 "Container instances of this cluster, whose ids ECS gives when they join.")}});
}

cfn::Parameter machine_image_with_docker(Context& context) {
    const bool arm = context.app.web.architecture == manifest::Architecture::arm64;
    return context.assembly.parameter(
        "ContainerMachineImage",
        {.description = "SSM parameter that names the machine image of the container instances.",
         .type = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
         .value = cfn::Setting{std::string("/aws/service/ecs/optimized-ami/amazon-linux-2023/") +
                                   (arm ? "arm64/" : "") + "recommended/image_id",
                               context.app.web.architecture.origin}});
}

scaling::AutoScalingGroup::Attributes make_instances(Context& context, const Network& network, const Data& data,
                                                     const ecs::Cluster::Attributes& cluster) {
    namespace parts = scaling::auto_scaling_group;
    const manifest::Traced<manifest::Instances>& wanted = context.app.web.instances;
    const auto count = [&](const char* name, const char* description, std::int64_t value) {
        return context.assembly.parameter(name, {.description = description,
                                                 .type = "Number",
                                                 .value = cfn::Setting{std::to_string(value), wanted.origin},
                                                 .minimum = 1});
    };
    const cfn::Parameter minimum = count("ClusterMinimum", "Container instances that run always.", wanted->min);
    const cfn::Parameter maximum =
        count("ClusterMaximum", "Container instances that run at most; more than run always.", wanted->max + 1);
    const auto launch = make_launch_template(
        context, "ClusterTemplate",
        {.comment = "",
         .image = machine_image_with_docker(context).ref(),
         .instance_type = web_instance_type(context).ref(),
         .identity = make_identity(context, data, cluster),
         .groups = {make_group(context, network, data)},
         .volume_gib = volume_gib,
         .user_data = user_data(
             context, {.variables = {{"ROOT", ""},
                                     {"REGION", cfn::region()},
                                     {"STACK", cfn::stack_name()},
                                     {"RESOURCE", group_id},
                                     {"CLUSTER", cluster.ref()},
                                     {"SYSTEM_LOGS", data.logs.system.ref()}},
                       .texts = {embedded::common_sh, embedded::functions_sh, embedded::container_host_sh}})});
    const Replacement replacement = one_after_another(minimum.ref(), boot_time);
    const std::vector<cfn::Value<cfn::String>> subnets(network.private_subnets.begin(), network.private_subnets.end());
    return context.assembly.add(
        group_id,
        scaling::AutoScalingGroup{
            .LaunchTemplate = parts::LaunchTemplateSpecification{.LaunchTemplateId = launch.ref(),
                                                                 .Version = launch.LatestVersionNumber()},
            .MaxSize = maximum.ref(),
            .MetricsCollection = {parts::MetricsCollection{.Granularity = "1Minute"}},
            .MinSize = minimum.ref(),
            .VPCZoneIdentifier = subnets},
        {.comment =
             "No DesiredCapacity: the capacity provider owns it. New instances join before old ones are drained.",
         // They have no work before the database is there, and by then there is a way to the internet.
         .depends_on = {data.database.attachment},
         .creation_policy = replacement.creation,
         .update_policy = replacement.update,
         .suppressions = replacement.suppressions});
}

}  // namespace

Cluster make_instance_cluster(Context& context, const Network& network, const Data& data,
                              const ec2::SecurityGroup::Attributes& tasks) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Compute",
                                     "Container instances; ECS decides how many and what runs where.");
    const auto cluster = make_cluster(context);
    const auto group = make_instances(context, network, data, cluster);
    namespace parts = ecs::capacity_provider;
    const auto provider = context.assembly.add(
        "CapacityProvider",
        ecs::CapacityProvider{.AutoScalingGroupProvider =
                                  parts::AutoScalingGroupProvider{
                                      .AutoScalingGroupArn = group.AutoScalingGroupARN(),
                                      .ManagedDraining = "ENABLED",
                                      .ManagedScaling = parts::ManagedScaling{.InstanceWarmupPeriod = 120,
                                                                              .Status = "ENABLED",
                                                                              .TargetCapacity = target_capacity},
                                      .ManagedTerminationProtection = "DISABLED"}},
        {.comment = "Drained before they end; protected from termination, they would outlive their stack."});
    namespace associated = ecs::cluster_capacity_provider_associations;
    const auto association = context.assembly.add(
        "CapacityProviderAssociation",
        ecs::ClusterCapacityProviderAssociations{
            .CapacityProviders = {provider.ref()},
            .Cluster = cluster.ref(),
            .DefaultCapacityProviderStrategy = {associated::CapacityProviderStrategy{.CapacityProvider = provider.ref(),
                                                                                     .Weight = 1}}},
        {.comment = "Apart from the cluster: instances name the cluster, the provider names the instances."});
    return {.cluster = cluster, .group = tasks, .capacity_provider = provider.ref(), .ready = {association}};
}

}  // namespace appinfra::topology
