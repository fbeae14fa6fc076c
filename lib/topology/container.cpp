#include "appinfra/topology/container.hpp"

#include "appinfra/manifest/fargate_sizes.hpp"

namespace appinfra::topology {

namespace ecs = aws::ecs;
namespace task = ecs::task_definition;
using cfn::if_;
using cfn::sub;

namespace {

/// The user in the image of a Rails application as `rails new` writes its Dockerfile.
constexpr const char* unprivileged_user = "1000:1000";
/// Where the application may write, in memory; the rest of the file system is read-only. MiB.
struct Scratch {
    const char* path;
    int mib;
};
constexpr Scratch scratch[]{{"/tmp", 128}, {"/rails/tmp", 64}};
/// Between SIGTERM and SIGKILL; Fargate allows 120.
constexpr int stop_seconds = 110;

std::vector<cfn::Value<task::KeyValuePair>> variables(const TaskSite& site) {
    std::vector<cfn::Value<task::KeyValuePair>> result;
    for (const Variable& variable : environment(site.context, site.data, site.places))
        result.emplace_back(task::KeyValuePair{.Name = variable.name, .Value = variable.value});
    return result;
}

std::vector<cfn::Value<task::Secret>> secrets(const TaskSite& site) {
    std::vector<cfn::Value<task::Secret>> result;
    for (const Secrets::Delivery& delivery : secret_environment(site.data))
        result.emplace_back(task::Secret{.Name = delivery.variable, .ValueFrom = delivery.value_from});
    return result;
}

/// A directory of the file share as tasks see it.
struct SharedDirectory {
    const char* name;
    const char* path;
    aws::efs::FileSystem::Attributes system;
    aws::efs::AccessPoint::Attributes point;
};

std::vector<SharedDirectory> shared_directories(const TaskSite& site) {
    if (!site.places.file_system)
        return {};
    const FileShare& files = site.data.files;
    return {{"reports", reports_path, files.reports_system, files.reports},
            {"uploads", uploads_path, files.system, files.uploads}};
}

std::vector<cfn::Value<task::Volume>> volumes(const std::vector<SharedDirectory>& directories) {
    std::vector<cfn::Value<task::Volume>> result;
    for (const SharedDirectory& directory : directories)
        result.emplace_back(task::Volume{
            .EFSVolumeConfiguration =
                task::EFSVolumeConfiguration{
                    .AuthorizationConfig =
                        task::AuthorizationConfig{.AccessPointId = directory.point.ref(), .IAM = "ENABLED"},
                    .FilesystemId = directory.system.ref(),
                    .TransitEncryption = "ENABLED"},
            .Name = directory.name});
    return result;
}

task::ContainerDefinition container(const TaskSite& site, const std::vector<SharedDirectory>& directories,
                                    const TaskSpec& spec) {
    std::vector<cfn::Value<task::Tmpfs>> writable;
    for (const Scratch& place : scratch)
        writable.emplace_back(task::Tmpfs{.ContainerPath = place.path, .Size = place.mib});
    task::ContainerDefinition result{
        .Environment = variables(site),
        .Essential = true,
        .Image = spec.image.uri.ref(),
        .LinuxParameters = task::LinuxParameters{.Capabilities = task::KernelCapabilities{.Drop = {"ALL"}},
                                                 .InitProcessEnabled = true,
                                                 .Tmpfs = writable},
        .LogConfiguration = task::LogConfiguration{.LogDriver = "awslogs",
                                                   .Options = {{"awslogs-group", spec.logs.ref()},
                                                               {"awslogs-region", cfn::region()},
                                                               {"awslogs-stream-prefix", spec.container},
                                                               {"max-buffer-size", "25m"},
                                                               {"mode", "non-blocking"}}},
        .Name = spec.container,
        .ReadonlyRootFilesystem = true,
        .Secrets = secrets(site),
        .StopTimeout = stop_seconds,
        .User = unprivileged_user};
    std::vector<cfn::Value<task::MountPoint>> mounts;
    for (const SharedDirectory& directory : directories)
        mounts.emplace_back(task::MountPoint{.ContainerPath = directory.path, .SourceVolume = directory.name});
    if (!mounts.empty())
        result.MountPoints = mounts;
    if (!spec.command.empty())
        result.Command = std::vector<cfn::Value<cfn::String>>(spec.command.begin(), spec.command.end());
    if (spec.listens)
        result.PortMappings = {task::PortMapping{.ContainerPort = site.context.app.web.port}};
    return result;
}

}  // namespace

Image make_image(Context& context, const std::string& parameter, const std::string& condition,
                 std::string description) {
    const cfn::Parameter uri = context.assembly.parameter(
        parameter, {.description = std::move(description),
                    .value = cfn::Setting{"none"},
                    .set_by_pipeline = true,
                    .allowed_pattern = "^(none|[^@ ]+@sha256:[0-9a-f]{64})$",
                    .constraint = "must be an image by digest (repository@sha256:...), or none"});
    return {uri, context.assembly.condition(condition, cfn::not_(cfn::equals(uri.ref(), "none")))};
}

Image application_image(Context& context) {
    return make_image(context, "ImageUri", "HasImage",
                      "Image of the application by digest; the pipeline sets it. none: not built yet.");
}

ecs::Cluster::Attributes make_cluster(Context& context) {
    const auto cluster =
        context.assembly.add("Cluster", ecs::Cluster{.ClusterSettings = {ecs::cluster::ClusterSettings{
                                                         .Name = "containerInsights", .Value = "enabled"}}});
    context.assembly.output("ClusterName", {.description = "Cluster of the tasks.", .value = cluster.ref()});
    return cluster;
}

Cluster make_fargate_cluster(Context& context, const aws::ec2::SecurityGroup::Attributes& group) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Compute", "Where containers run.");
    return {.cluster = make_cluster(context), .group = group};
}

TaskSite make_task_site(Context& context, const Network& network, const Data& data, const Places& places,
                        Cluster cluster) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Task start",
                                     "How tasks get image and secrets.");
    std::vector<Statement> statements{
        {.sid = "LogInToRegistry", .actions = {"ecr:GetAuthorizationToken"}, .resources = {"*"}},
        {.sid = "PullImage",
         .actions = {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"},
         .resources = {sub("arn:{}:ecr:{}:{}:repository/{}-*", cfn::partition(), cfn::region(), cfn::account_id(),
                           context.app.name)}},
        {.sid = "WriteLogs",
         .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
         .resources = {data.logs.application.Arn(), data.logs.jobs.Arn()}}};
    for (const Statement& statement : secret_permissions(data))
        statements.push_back(statement);
    const auto role = make_role(
        context, "ExecutionRole",
        {.comment = "With it ECS starts tasks; the application itself never has it.",
         .service = "ecs-tasks.amazonaws.com",
         .statements = statements,
         .suppressions = {nag("IAM5[Resource::*]", "ecr:GetAuthorizationToken works on no resource; it only logs in."),
                          nag("IAM5[Resource::arn:<AWS::Partition>:ecr:<AWS::Region>:<AWS::AccountId>:repository/" +
                                  context.app.name.value + "-*]",
                              "The repository of this application's pipeline, whose name CloudFormation completes.")}});
    return {context, network, data, places, std::move(cluster), role};
}

aws::iam::Role::Attributes make_task_role(Context& context, const std::string& logical_id, std::string comment,
                                          const Permissions& permissions) {
    return make_role(context, logical_id,
                     {.comment = std::move(comment),
                      .service = "ecs-tasks.amazonaws.com",
                      .statements = permissions.statements,
                      .suppressions = permissions.suppressions});
}

ecs::TaskDefinition::Attributes make_task(const TaskSite& site, const std::string& logical_id, const TaskSpec& spec) {
    const bool arm = site.context.app.web.architecture == manifest::Architecture::arm64;
    const std::vector<SharedDirectory> directories = shared_directories(site);
    std::vector<cfn::ResourceHandle> dependencies{site.data.database.attachment};
    if (!directories.empty())
        dependencies.insert(dependencies.end(), site.data.files.mount_targets.begin(),
                            site.data.files.mount_targets.end());
    cfn::Optional<cfn::List<task::Volume>> mounted;
    if (!directories.empty())
        mounted = volumes(directories);
    return site.context.assembly.add(
        logical_id,
        ecs::TaskDefinition{.ContainerDefinitions = {container(site, directories, spec)},
                            .Cpu = spec.size.cpu,
                            .ExecutionRoleArn = site.execution_role.Arn(),
                            .Memory = spec.size.memory,
                            .NetworkMode = "awsvpc",
                            .RequiresCompatibilities = {site.cluster.capacity_provider ? "EC2" : "FARGATE"},
                            .RuntimePlatform = task::RuntimePlatform{.CpuArchitecture = arm ? "ARM64" : "X86_64",
                                                                     .OperatingSystemFamily = "LINUX"},
                            .TaskRoleArn = spec.role.Arn(),
                            .Volumes = mounted},
        {.comment = spec.comment,
         .depends_on = dependencies,
         .condition = spec.image.exists,
         .retention = cfn::Retention::retain,
         .suppressions = {
             nag("ECS2", "Names, ports and settings only; everything secret comes through Secrets."),
             guard("ECS.PR.7",
                   "The only container of the task has all of the task's memory, which a parameter sets.")}});
}

Size make_size(Context& context, const std::string& parameter, std::string description,
               const manifest::Traced<std::int64_t>& cpu_units, const manifest::Traced<std::int64_t>& memory_mib) {
    const auto spell = [](std::int64_t cpu, std::int64_t memory) {
        return std::to_string(cpu) + "/" + std::to_string(memory);
    };
    std::vector<std::string> sizes;
    for (const manifest::FargateCpu& cpu : manifest::fargate_cpus) {
        std::int64_t memory = cpu.smallest_mib;
        sizes.push_back(spell(cpu.cpu_units, memory));
        while (memory < cpu.largest_mib) {
            memory = cpu.next_size(memory);
            sizes.push_back(spell(cpu.cpu_units, memory));
        }
    }
    const bool from_memory = memory_mib.origin.kind == diagnostics::Origin::Kind::manifest;
    const cfn::Any chosen =
        context.assembly
            .parameter(parameter, {.description = std::move(description),
                                   .value = cfn::Setting{spell(cpu_units, memory_mib),
                                                         from_memory ? memory_mib.origin : cpu_units.origin},
                                   .allowed_values = std::move(sizes)})
            .ref();
    return {cfn::select(0, cfn::split("/", chosen)), cfn::select(1, cfn::split("/", chosen))};
}

}  // namespace appinfra::topology
