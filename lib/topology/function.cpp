#include "appinfra/topology/function.hpp"

#include <algorithm>
#include <set>

#include "embedded/with_secrets_rb.hpp"

namespace appinfra::topology {

namespace lambda = aws::lambda;
namespace parts = lambda::function;
using cfn::sub;

namespace {

/// Less memory comes with less than one processor, and booting takes that much longer. MiB.
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html (2026-11-23)
constexpr std::int64_t whole_processor_mib = 1769;
/// The only place a function may write to. MiB.
constexpr int scratch_mib = 2048;
/// Where functions see the uploads while these move from a file system to a bucket.
constexpr const char* uploads_mount = "/mnt/uploads";

std::vector<Variable> variables(const FunctionSite& site, const FunctionSpec& spec) {
    std::vector<Variable> result = environment(site.context, site.data, site.places);
    // A function mounts one access point, under /mnt: that of the uploads.
    std::erase_if(result, [](const Variable& variable) { return variable.name == "REPORTS_PATH"; });
    for (Variable& variable : result) {
        if (variable.name == "DATABASE_HOST")
            variable.value = site.proxy.proxy.Endpoint();
        else if (variable.name == "DATABASE_PORT")
            variable.value = std::to_string(proxy_port);
        else if (variable.name == "UPLOADS_PATH")
            variable.value = uploads_mount;
    }
    for (const Secrets::Delivery& delivery : secret_environment(site.data))
        result.push_back({delivery.variable + "_FROM", delivery.value_from});
    // Reading secrets and booting may take longer than the ten seconds that Lambda allows before the first request.
    result.push_back({"AWS_LWA_ASYNC_INIT", "true"});
    result.push_back({"AWS_LWA_PORT", std::to_string(site.context.app.web.port.value)});
    result.insert(result.end(), spec.adapter.begin(), spec.adapter.end());
    std::ranges::sort(result, {}, &Variable::name);
    return result;
}

parts::Environment as_environment(const std::vector<Variable>& variables) {
    std::vector<std::pair<std::string, cfn::Value<cfn::Json>>> entries;
    for (const Variable& variable : variables)
        entries.emplace_back(variable.name, variable.value);
    return {.Variables = entries};
}

/// What Lambda itself does with the role of a function, whatever the function is for.
std::vector<Statement> run_permissions(const FunctionSpec& spec) {
    return {
        {.sid = "WriteLogs", .actions = {"logs:CreateLogStream", "logs:PutLogEvents"}, .resources = {spec.logs.Arn()}},
        {.sid = "Trace", .actions = {"xray:PutTelemetryRecords", "xray:PutTraceSegments"}, .resources = {"*"}},
        // Calls from inside the function carry its ARN: only Lambda connects it to the network, not its code.
        // https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html (2026-11-23)
        {.sid = "JoinNetwork",
         .actions = {"ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
                     "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses"},
         .resources = {"*"},
         .condition = when("Null", "lambda:SourceFunctionArn", "true")}};
}

aws::iam::Role::Attributes make_function_role(const FunctionSite& site, const std::string& logical_id,
                                              const FunctionSpec& spec) {
    std::vector<Statement> statements = run_permissions(spec);
    for (const auto& more : {secret_permissions(site.data), spec.permissions.statements})
        statements.insert(statements.end(), more.begin(), more.end());
    std::vector<cfn::Suppression> suppressions{
        nag("IAM5[Resource::*]",
            "Traces and network interfaces that do not exist yet have no name; the latter are for "
            "Lambda only, not for the code.")};
    suppressions.insert(suppressions.end(), spec.permissions.suppressions.begin(), spec.permissions.suppressions.end());
    return make_role(site.context, logical_id,
                     {.comment = "What the function may do, and what Lambda does for it.",
                      .service = "lambda.amazonaws.com",
                      .statements = statements,
                      .suppressions = suppressions,
                      .condition = spec.image.exists});
}

/// FNV-1a over an expression.
void mix(std::uint64_t& hash, const cfn::Expr& expr) {
    const auto add = [&](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        hash = (hash ^ 0xffU) * 0x100000001b3U;
    };
    add(std::to_string(static_cast<int>(expr.kind)) + ":" + std::to_string(expr.integer));
    add(expr.text);
    add(expr.attribute);
    for (const std::string& key : expr.keys)
        add(key);
    for (const cfn::Expr& item : expr.items)
        mix(hash, item);
}

/// Lambda publishes a version only of what has changed, and CloudFormation only when a version says something new. So
/// both say the same: the digest of the image, and a hash of all settings.
cfn::Value<cfn::String> release_of(const FunctionSpec& spec, const lambda::Function& properties) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    mix(hash, properties.lower());
    return sub("{} " + std::to_string(hash), cfn::select(1, cfn::split("@", spec.image.uri.ref())));
}

}  // namespace

manifest::Command distinct_words(const manifest::Command& command) {
    if (std::set(command.begin(), command.end()).size() == command.size())
        return command;
    manifest::Command result{"ruby", "-e", "exec(*ARGV.map { |word| word.sub(/\\A\\d+ /, '') })", "--"};
    for (std::size_t i = 0; i < command.size(); ++i)
        result.push_back(std::to_string(i) + " " + command[i]);
    return result;
}

manifest::Traced<std::int64_t> function_memory(const manifest::Traced<std::int64_t>& memory_mib) {
    return {std::clamp(memory_mib.value, whole_processor_mib, largest_function_mib), memory_mib.origin};
}

Function make_function(const FunctionSite& site, const std::string& logical_id, const FunctionSpec& spec) {
    const manifest::Command command = distinct_words(spec.command);
    const bool arm = site.context.app.web.architecture == manifest::Architecture::arm64;
    std::vector<cfn::ResourceHandle> dependencies{site.data.database.attachment, site.proxy.targets};
    lambda::Function function{
        .Architectures = {arm ? "arm64" : "x86_64"},
        .Code = parts::Code{.ImageUri = spec.image.uri.ref()},
        .Environment = as_environment(variables(site, spec)),
        .EphemeralStorage = parts::EphemeralStorage{.Size = scratch_mib},
        .ImageConfig =
            parts::ImageConfig{.Command = std::vector<cfn::Value<cfn::String>>(command.begin(), command.end()),
                               .EntryPoint = {"ruby", "-e", embedded::with_secrets_rb, "--"}},
        .LoggingConfig = parts::LoggingConfig{.LogFormat = "JSON", .LogGroup = spec.logs.ref()},
        .MemorySize = spec.memory,
        .PackageType = "Image",
        .ReservedConcurrentExecutions = spec.concurrency,
        .Role = make_function_role(site, logical_id + "Role", spec).Arn(),
        .Timeout = spec.timeout_seconds,
        .TracingConfig = parts::TracingConfig{.Mode = "Active"},
        .VpcConfig =
            parts::VpcConfig{.SecurityGroupIds = {site.group.GroupId()}, .SubnetIds = site.network.private_subnets}};
    if (site.places.file_system) {
        function.FileSystemConfigs = {
            parts::FileSystemConfig{.Arn = site.data.files.uploads.Arn(), .LocalMountPath = uploads_mount}};
        const auto& targets = site.data.files.mount_targets;
        dependencies.insert(dependencies.end(), targets.begin(), targets.end());
    }
    const cfn::Value<cfn::String> release = release_of(spec, function);
    function.Description = release;
    return {site.context.assembly.add(
                logical_id, std::move(function),
                {.comment = spec.comment, .depends_on = dependencies, .condition = spec.image.exists}),
            release};
}

}  // namespace appinfra::topology
