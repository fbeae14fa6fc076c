#include "appinfra/topology/instance.hpp"

#include <algorithm>

namespace appinfra::topology {

namespace ec2 = aws::ec2;
namespace parts = aws::ec2::launch_template;

namespace {

/// The system, packages, logs and the application itself. GiB.
constexpr std::int64_t system_gib = 20;
/// Uploads of the largest size that are received at the same time: application servers spool what they receive.
constexpr std::int64_t spooled_uploads = 4;
constexpr std::int64_t largest_volume_gib = 16384;

std::vector<cfn::Value<cfn::String>> ids(const std::vector<ec2::SecurityGroup::Attributes>& groups) {
    std::vector<cfn::Value<cfn::String>> result;
    for (const ec2::SecurityGroup::Attributes& group : groups)
        result.emplace_back(group.GroupId());
    return result;
}

std::vector<cfn::Value<parts::TagSpecification>> tags_at_launch(const Context& context) {
    std::vector<cfn::Value<parts::TagSpecification>> result;
    for (const char* made : {"instance", "network-interface", "volume"})
        result.emplace_back(parts::TagSpecification{.ResourceType = made, .Tags = context.assembly.tag_list()});
    return result;
}

}  // namespace

bool fits_metadata(std::string_view key) {
    static constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-=.,_:@";
    return key.find_first_not_of(allowed) == std::string_view::npos && key != "." && key != ".." && key != "_index";
}

InstanceIdentity make_instance_identity(Context& context, const std::string& title, const RoleSpec& spec) {
    const auto role = make_role(context, title + "Role", spec);
    const auto profile = context.assembly.add(
        title + "Profile", aws::iam::InstanceProfile{.Path = "/" + context.app.name.value + "/", .Roles = {role.ref()}},
        {.condition = spec.condition});
    return {role, profile};
}

std::vector<Statement> command_permissions() {
    return {{.sid = "RunCommands",
             .actions = {"ec2messages:AcknowledgeMessage", "ec2messages:DeleteMessage", "ec2messages:FailMessage",
                         "ec2messages:GetEndpoint", "ec2messages:GetMessages", "ec2messages:SendReply",
                         "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel",
                         "ssmmessages:OpenControlChannel"},
             .resources = {"*"}}};
}

std::vector<Statement> session_permissions() {
    return {{.sid = "OpenSessions",
             .actions = {"ssmmessages:CreateDataChannel", "ssmmessages:OpenDataChannel"},
             .resources = {"*"}}};
}

cfn::Suppression agent_suppression() {
    return nag("IAM5[Resource::*]",
               "The agent of Systems Manager speaks for its own instance only; these actions take no resource.");
}

cfn::Parameter machine_image(Context& context) {
    const bool arm = context.app.web.architecture == manifest::Architecture::arm64;
    const std::string name =
        std::string("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-") + (arm ? "arm64" : "x86_64");
    return context.assembly.parameter("MachineImage",
                                      {.description = "SSM parameter that names the machine image of the instances.",
                                       .type = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
                                       .value = cfn::Setting{name, context.app.web.architecture.origin}});
}

ec2::LaunchTemplate::Attributes make_launch_template(Context& context, const std::string& logical_id,
                                                     const LaunchSpec& spec) {
    const std::vector<cfn::Value<cfn::String>> groups = ids(spec.groups);
    cfn::Optional<cfn::List<parts::NetworkInterface>> interfaces;
    cfn::Optional<cfn::List<cfn::StringOf<"AWS::EC2::SecurityGroup.Id">>> instance_groups;
    if (spec.public_subnet)
        interfaces = {parts::NetworkInterface{.AssociatePublicIpAddress = true,
                                              .DeleteOnTermination = true,
                                              .DeviceIndex = 0,
                                              .Groups = groups,
                                              .SubnetId = *spec.public_subnet}};
    else
        instance_groups = groups;
    const bool tags_fit = std::ranges::all_of(context.assembly.tags(), fits_metadata, &cfn::Assembly::Tag::key);
    return context.assembly.add(
        logical_id,
        ec2::LaunchTemplate{
            .LaunchTemplateData =
                parts::LaunchTemplateData{
                    .BlockDeviceMappings = {parts::BlockDeviceMapping{.DeviceName = "/dev/xvda",
                                                                      .Ebs = parts::Ebs{.DeleteOnTermination = true,
                                                                                        .Encrypted = true,
                                                                                        .VolumeSize = spec.volume_gib,
                                                                                        .VolumeType = "gp3"}}},
                    .IamInstanceProfile = parts::IamInstanceProfile{.Arn = spec.identity.profile.Arn()},
                    .ImageId = spec.image,
                    .InstanceType = spec.instance_type,
                    .MetadataOptions = parts::MetadataOptions{.HttpEndpoint = "enabled",
                                                              .HttpPutResponseHopLimit = 1,
                                                              .HttpTokens = "required",
                                                              .InstanceMetadataTags =
                                                                  tags_fit ? "enabled" : "disabled"},
                    .Monitoring = parts::Monitoring{.Enabled = true},
                    .NetworkInterfaces = interfaces,
                    .SecurityGroupIds = instance_groups,
                    .TagSpecifications = tags_at_launch(context),
                    .UserData = spec.user_data},
            .TagSpecifications = {parts::LaunchTemplateTagSpecification{.ResourceType = "launch-template",
                                                                        .Tags = context.assembly.tag_list()}}},
        {.comment = spec.comment,
         .condition = spec.condition,
         .suppressions = {guard("EC2.PR.15", "The manifest chooses the type; all current ones are built on Nitro.")}});
}

Replacement one_after_another(const cfn::Value<cfn::Json>& minimum, const std::string& boot_time) {
    using cfn::object;
    return {
        object({{"ResourceSignal", object({{"Count", minimum}, {"Timeout", boot_time}})}}),
        object({{"AutoScalingRollingUpdate",
                 object({{"MaxBatchSize", 1},
                         {"MinInstancesInService", minimum},
                         {"MinSuccessfulInstancesPercent", 100},
                         {"PauseTime", boot_time},
                         {"SuspendProcesses", cfn::list({"HealthCheck", "ReplaceUnhealthy", "AZRebalance",
                                                         "AlarmNotification", "ScheduledActions", "InstanceRefresh"})},
                         {"WaitOnResourceSignals", true}})}}),
        {nag("AS3", "Launches and terminations are ordinary here; alarms tell when too few instances serve."),
         guard("AUTOSCALING.PR.1",
               "The private subnets name the zones, two or more; to name them twice could only contradict."),
         guard("AUTOSCALING.PR.6", "All instances are alike: what runs is tested on the type that serves it.")}};
}

cfn::Parameter web_instance_type(Context& context) {
    return context.assembly.parameter(
        "InstanceType", {.description = "EC2 type of the instances.", .value = setting(context.app.web.instance_type)});
}

cfn::Parameter web_volume_size(Context& context) {
    const manifest::Traced<std::int64_t>& largest = context.app.uploads.max_size_bytes;
    constexpr std::int64_t gib = std::int64_t{1} << 30;
    const std::int64_t upload_gib = largest / gib + 1;
    const std::int64_t room = std::min(upload_gib, largest_volume_gib / spooled_uploads - system_gib) * spooled_uploads;
    return context.assembly.parameter("VolumeSize",
                                      {.description = "GiB of the volume of an instance: the system, and room for " +
                                                      std::to_string(spooled_uploads) + " of the largest uploads.",
                                       .type = "Number",
                                       .value = cfn::Setting{std::to_string(system_gib + room), largest.origin},
                                       .minimum = 8,
                                       .maximum = largest_volume_gib});
}

}  // namespace appinfra::topology
