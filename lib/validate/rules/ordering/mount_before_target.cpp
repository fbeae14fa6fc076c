#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

void check_mount(Context& context, std::uint32_t resource, std::uint32_t file_system, std::string_view property) {
    const Places targets = referring(context, file_system, "AWS::EFS::MountTarget", "FileSystemId");
    if (targets.empty() || needs_any(context, resource, targets))
        return;
    auto& finding = context.report_key(
        "A2009", property_or_resource(context, resource, property),
        name_of(context, resource) + " may start before " + name_of(context, file_system) + " has a mount target",
        "add DependsOn: " + std::string(context.resource(targets.front()).name));
    note_resource(context, finding, targets.front(), "the file system can be reached once this exists");
}

/// The file systems that user data names.
Places mounted_by(Context& context, std::uint32_t resource) {
    Places systems;
    for (const Dependency& dependency : context.graph().needs(resource))
        if (!dependency.declared && context.type_of(dependency.to) == "AWS::EFS::FileSystem")
            add_new(systems, {dependency.to});
    return systems;
}

/// The groups whose instances are made of what has the user data.
void check_groups(Context& context, std::string_view type, std::string_view path) {
    for (const std::uint32_t made_of : context.resources_of(type))
        for (const std::uint32_t system : mounted_by(context, made_of))
            for (const std::uint32_t group : referring(context, made_of, "AWS::AutoScaling::AutoScalingGroup", path))
                check_mount(context, group, system, path.substr(0, path.find('/')));
}

}  // namespace

void check_mount_before_target(Context& context) {
    if (context.resources_of("AWS::EFS::MountTarget").empty())
        return;
    for (const std::uint32_t function : context.resources_of("AWS::Lambda::Function"))
        for (const std::uint32_t point :
             referred(context, function, "FileSystemConfigs/*/Arn", {"AWS::EFS::AccessPoint"}))
            for (const std::uint32_t system : referred(context, point, "FileSystemId", {"AWS::EFS::FileSystem"}))
                check_mount(context, function, system, "FileSystemConfigs");
    for (const std::uint32_t instance : context.resources_of("AWS::EC2::Instance"))
        for (const std::uint32_t system : mounted_by(context, instance))
            check_mount(context, instance, system, "UserData");
    check_groups(context, "AWS::EC2::LaunchTemplate", "LaunchTemplate/LaunchTemplateId");
    check_groups(context, "AWS::AutoScaling::LaunchConfiguration", "LaunchConfigurationName");
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service"))
        for (const std::uint32_t task : referred(context, service, "TaskDefinition", {"AWS::ECS::TaskDefinition"}))
            for (const std::uint32_t system :
                 referred(context, task, "Volumes/*/EFSVolumeConfiguration/FilesystemId", {"AWS::EFS::FileSystem"}))
                check_mount(context, service, system, "TaskDefinition");
}

}  // namespace appinfra::validate::rules
