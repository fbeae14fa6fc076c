#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr int nfs = 2049;

/// What mounts a file system.
Places clients_of(Context& context, std::uint32_t file_system) {
    Places clients;
    for (const std::uint32_t point : referring(context, file_system, "AWS::EFS::AccessPoint", "FileSystemId"))
        add_new(clients, referring(context, point, "AWS::Lambda::Function", "FileSystemConfigs/*/Arn"));
    for (const std::uint32_t task :
         referring(context, file_system, "AWS::ECS::TaskDefinition", "Volumes/*/EFSVolumeConfiguration/FilesystemId"))
        add_new(clients, referring(context, task, "AWS::ECS::Service", "TaskDefinition"));
    for (const Dependency& use : context.graph().needed_by(file_system))
        if (!use.declared && (context.type_of(use.from) == "AWS::EC2::Instance" ||
                              context.type_of(use.from) == "AWS::EC2::LaunchTemplate"))
            add_new(clients, {use.from});
    return clients;
}

}  // namespace

void check_mount_paths(Context& context, SecurityGroups& groups) {
    for (const std::uint32_t target : context.resources_of("AWS::EFS::MountTarget"))
        for (const std::uint32_t system : referred(context, target, "FileSystemId", {"AWS::EFS::FileSystem"}))
            for (const std::uint32_t client : clients_of(context, system)) {
                const auto before = groups.of(client);
                const auto behind = groups.of(target);
                if (!before || !behind || !groups.block(*before, *behind, nfs))
                    continue;
                auto& finding = context.report_key(
                    "A2115", property_or_resource(context, target, "SecurityGroups"),
                    "no security group lets " + name_of(context, client) + " reach port 2049 of the mount target",
                    "allow the port from the client's group in " + name_of(context, behind->front()));
                note_resource(context, finding, client, "this mounts the file system");
            }
}

}  // namespace appinfra::validate::rules
