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

/// Environment variables are text, numbers too.
cfn::Value<cfn::String> as_text(cfn::Any value) {
    if (value.expr.kind == cfn::Expr::Kind::integer) {
        value.expr.kind = cfn::Expr::Kind::string;
        value.expr.text = std::to_string(value.expr.integer);
    }
    return value;
}

std::vector<cfn::Value<task::KeyValuePair>> environment(Context& context, const Surroundings& surroundings) {
    std::vector<cfn::Value<task::KeyValuePair>> result;
    const auto add = [&](const std::string& name, cfn::Value<cfn::String> value) {
        result.emplace_back(task::KeyValuePair{.Name = name, .Value = value});
    };
    const manifest::App& app = context.app;
    for (std::size_t i = 0; i < app.environment.size(); ++i)
        add(app.environment[i].name,
            shared_or_parameter(
                context, camel_case(app.environment[i].name) + "Variable",
                "Value of the environment variable " + app.environment[i].name + ".",
                [i](const manifest::App& other) -> const auto& { return other.environment[i].value; }));
    const Database& database = surroundings.database;
    add("APP_HOST", domain_parameter(context).ref());
    add("DATABASE_HOST", database.primary.Endpoint_Address());
    add("DATABASE_NAME", database.name);
    add("DATABASE_PORT", std::to_string(database_port));
    add("DATABASE_REPLICA_HOST",
        if_(database.has_replica, database.replica.Endpoint_Address(), database.primary.Endpoint_Address()));
    add("DATABASE_SSLMODE", "require");
    add("PORT", std::to_string(app.web.port.value));
    add("REPORTS_BUCKET", surroundings.reports.ref());
    add("UPLOADS_BUCKET", surroundings.uploads.ref());
    add("UPLOADS_KEEP_DAYS", as_text(shared_or_parameter(
                                 context, "UploadKeepDays", "Days after which an upload counts as removed.",
                                 [](const manifest::App& other) -> const auto& { return other.uploads.keep_days; })));
    add("UPLOADS_MAX_BYTES",
        as_text(shared_or_parameter(
            context, "UploadMaxBytes", "Bytes that an upload may have.",
            [](const manifest::App& other) -> const auto& { return other.uploads.max_size_bytes; })));
    return result;
}

std::vector<cfn::Value<task::Secret>> secrets(const Surroundings& surroundings) {
    std::vector<cfn::Value<task::Secret>> result;
    const auto secret = surroundings.database.secret.ref();
    for (const char* key : {"username", "password"})
        result.emplace_back(
            task::Secret{.Name = key == std::string_view("username") ? "DATABASE_USERNAME" : "DATABASE_PASSWORD",
                         .ValueFrom = sub("{}:" + std::string(key) + "::", secret)});
    for (const Secrets::Delivery& delivery : surroundings.secrets.deliveries)
        result.emplace_back(task::Secret{.Name = delivery.variable, .ValueFrom = delivery.value_from});
    return result;
}

task::ContainerDefinition container(Context& context, const Surroundings& surroundings, const TaskSpec& spec) {
    std::vector<cfn::Value<task::Tmpfs>> writable;
    for (const Scratch& place : scratch)
        writable.emplace_back(task::Tmpfs{.ContainerPath = place.path, .Size = place.mib});
    task::ContainerDefinition result{
        .Environment = environment(context, surroundings),
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
        .Secrets = secrets(surroundings),
        .StopTimeout = stop_seconds,
        .User = unprivileged_user};
    if (!spec.command.empty())
        result.Command = std::vector<cfn::Value<cfn::String>>(spec.command.begin(), spec.command.end());
    if (spec.listens)
        result.PortMappings = {task::PortMapping{.ContainerPort = context.app.web.port}};
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

aws::iam::Role::Attributes make_execution_role(Context& context, const Database& database, const Secrets& secrets,
                                               const Logs& logs) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Task start",
                                     "How tasks get image and secrets.");
    std::vector<Statement> statements{
        {.sid = "LogInToRegistry", .actions = {"ecr:GetAuthorizationToken"}, .resources = {"*"}},
        {.sid = "PullImage",
         .actions = {"ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"},
         .resources = {sub("arn:{}:ecr:{}:{}:repository/{}", cfn::partition(), cfn::region(), cfn::account_id(),
                           context.app.name)}},
        {.sid = "WriteLogs",
         .actions = {"logs:CreateLogStream", "logs:PutLogEvents"},
         .resources = {logs.application.Arn(), logs.jobs.Arn()}},
        {.sid = "ReadDatabaseSecret",
         .actions = {"secretsmanager:GetSecretValue"},
         .resources = {database.secret.ref()}}};
    statements.insert(statements.end(), secrets.read_permissions.begin(), secrets.read_permissions.end());
    return make_role(context, "ExecutionRole",
                     {.comment = "With it ECS starts tasks; the application itself never has it.",
                      .service = "ecs-tasks.amazonaws.com",
                      .statements = statements,
                      .suppressions = {nag("IAM5[Resource::*]",
                                           "ecr:GetAuthorizationToken works on no resource; it only logs in.")}});
}

ecs::TaskDefinition::Attributes make_task(Context& context, const std::string& logical_id,
                                          const Surroundings& surroundings, const TaskSpec& spec) {
    const bool arm = context.app.web.architecture == manifest::Architecture::arm64;
    return context.assembly.add(
        logical_id,
        ecs::TaskDefinition{.ContainerDefinitions = {container(context, surroundings, spec)},
                            .Cpu = spec.cpu,
                            .ExecutionRoleArn = surroundings.execution_role.Arn(),
                            .Memory = spec.memory,
                            .NetworkMode = "awsvpc",
                            .RequiresCompatibilities = {"FARGATE"},
                            .RuntimePlatform = task::RuntimePlatform{.CpuArchitecture = arm ? "ARM64" : "X86_64",
                                                                     .OperatingSystemFamily = "LINUX"},
                            .TaskRoleArn = spec.role.Arn()},
        {.comment = spec.comment,
         .depends_on = {surroundings.database.attachment},
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
