#include "appinfra/topology/servers.hpp"

#include "appinfra/aws/ssm.hpp"
#include "appinfra/topology/user_data.hpp"
#include "appinfra/topology/web.hpp"
#include "embedded/common_sh.hpp"
#include "embedded/functions_sh.hpp"
#include "embedded/puppet_sh.hpp"

namespace appinfra::topology {

namespace ec2 = aws::ec2;
using cfn::object;
using cfn::sub;

namespace {

/// Where agents reach the Puppet server.
constexpr int puppet_port = 8140;
/// How long a server may take: packages, certificate, first run of Puppet, start of the application.
constexpr const char* enrolment_time = "PT60M";

InstanceIdentity make_identity(Context& context, const Data& data, const Places& places,
                               const std::optional<SecretAccess>& autosign) {
    const Permissions files = host_permissions(data, places);
    RoleSpec spec{
        .comment = "What the servers do; the application on them calls no AWS service.",
        .service = "ec2.amazonaws.com",
        .statements = {{.sid = "WriteLogs",
                        .actions = {"logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"},
                        .resources = {data.logs.application.Arn(), data.logs.jobs.Arn(), data.logs.system.Arn()}},
                       {.sid = "CheckLogGroups", .actions = {"logs:DescribeLogGroups"}, .resources = {"*"}},
                       {.sid = "SendMetrics",
                        .actions = {"cloudwatch:PutMetricData"},
                        .resources = {"*"},
                        .condition = when("StringEquals", "cloudwatch:namespace", "CWAgent")}},
        .suppressions = {agent_suppression(), checkov("111",
                                                      "Metrics and sessions take no resource; metrics are held to the "
                                                      "agent's own name space.")}};
    if (autosign)
        spec.statements.push_back(autosign->permission);
    for (const std::vector<Statement>& more : {files.statements, command_permissions(), session_permissions()})
        spec.statements.insert(spec.statements.end(), more.begin(), more.end());
    spec.suppressions.insert(spec.suppressions.end(), files.suppressions.begin(), files.suppressions.end());
    return make_instance_identity(context, "Server", spec);
}

/// What Puppet's code cannot know.
Words facts(const Data& data, const Places& places, const cfn::Parameter& domain) {
    const Database& database = data.database;
    Words result{sub("app_host={}", domain.ref()),
                 sub("aws_region={}", cfn::region()),
                 sub("database_host={}", database.primary.Endpoint_Address()),
                 sub("database_name={}", database.name),
                 "database_port=" + std::to_string(database_port),
                 sub("database_replica_host={}", cfn::if_(database.has_replica, database.replica.Endpoint_Address(),
                                                          database.primary.Endpoint_Address())),
                 sub("uploads_file_system={}", data.files.system.ref()),
                 sub("uploads_access_point={}", data.files.uploads.ref()),
                 sub("reports_file_system={}", data.files.reports_system.ref()),
                 sub("reports_access_point={}", data.files.reports.ref())};
    if (places.buckets) {
        result.push_back(sub("uploads_bucket={}", data.uploads.ref()));
        result.push_back(sub("reports_bucket={}", data.reports.ref()));
    }
    return result;
}

Words extensions(const Context& context, const cfn::Value<cfn::String>& environment) {
    Words result{"pp_application=" + context.app.name.value, sub("pp_environment={}", environment),
                 "pp_role=application"};
    const std::vector<std::string>& more = context.app.puppet.extensions.value;
    result.insert(result.end(), more.begin(), more.end());
    return result;
}

Script boot_script(Context& context, const Data& data, const Places& places,
                   const std::optional<SecretAccess>& autosign) {
    const cfn::Any environment{cfn::Expr::parameter(std::string(cfn::environment_parameter))};
    const cfn::Parameter release = context.assembly.parameter(
        "PuppetRelease", {.description = "Package that brings the repository of the Puppet agent.",
                          .value = cfn::Setting{"https://yum.voxpupuli.org/openvox8-release-amazon-2023.noarch.rpm"},
                          .allowed_pattern = "^https://[^ ]+$"});
    const manifest::Puppet& puppet = context.app.puppet;
    const cfn::Parameter server = context.assembly.parameter(
        "PuppetServer", {.description = "Host name of the Puppet server.", .value = setting(puppet.server)});
    const cfn::Parameter puppet_environment = context.assembly.parameter(
        "PuppetEnvironment",
        {.description = "Environment of the Puppet server.", .value = setting(puppet.environment)});
    return {.variables = {{"ROOT", ""},
                          {"REGION", cfn::region()},
                          {"STACK", cfn::stack_name()},
                          {"RESOURCE", ""},
                          {"APP", context.app.name},
                          {"ENVIRONMENT", environment},
                          {"PUPPET_SERVER", server.ref()},
                          {"PUPPET_ENVIRONMENT", puppet_environment.ref()},
                          {"PUPPET_RELEASE", release.ref()},
                          {"AUTOSIGN_SECRET", autosign ? autosign->value_from : cfn::Value<cfn::String>("")},
                          {"EXTENSIONS", extensions(context, environment)},
                          {"FACTS", facts(data, places, domain_parameter(context))},
                          {"HEALTH_URL", sub("http://127.0.0.1:{}{}", std::to_string(context.app.web.port.value),
                                             health_check_path(context).ref())}},
            .texts = {embedded::common_sh, embedded::functions_sh, embedded::puppet_sh}};
}

/// A document of our own: the preferences that the name SSM-SessionManagerRunShell holds belong to the whole account.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html (2026-11-23)
void make_sessions(Context& context, const Data& data) {
    const auto document = context.assembly.add(
        "ShellSessions",
        aws::ssm::Document{.Content = object({{"schemaVersion", "1.0"},
                                              {"description", "A shell on a server, recorded."},
                                              {"sessionType", "Standard_Stream"},
                                              {"inputs", object({{"cloudWatchLogGroupName", data.logs.system.ref()},
                                                                 {"cloudWatchEncryptionEnabled", true},
                                                                 {"cloudWatchStreamingEnabled", true},
                                                                 {"idleSessionTimeout", "20"},
                                                                 {"maxSessionDuration", "480"},
                                                                 {"runAsEnabled", false}})}}),
                           .DocumentFormat = "JSON",
                           .DocumentType = "Session",
                           .UpdateMethod = "NewVersion"},
        {.comment = "How people get a shell; what they see goes to the system logs."});
    context.assembly.output(
        "OpenShell", {.description = "How to get a shell on a server.",
                      .value = sub("aws ssm start-session --document-name {} --target INSTANCE", document.ref())});
}

ec2::Instance::Attributes make_server(Context& context, const std::string& logical_id, const SubnetId& subnet,
                                      const ec2::LaunchTemplate::Attributes& launch,
                                      std::vector<cfn::ResourceHandle> dependencies) {
    const cfn::Parameter version = context.assembly.parameter(
        logical_id + "Version",
        {.description = "Version of the launch template that " + logical_id +
                        " is made from. Another one replaces the server: raise those of the two in separate updates.",
         .type = "Number",
         .value = cfn::Setting{"1"},
         .minimum = 1});
    const std::string nitro =
        "The launch template says the type, which the manifest chooses; the default is built on "
        "Nitro and encrypts what instances send each other.";
    return context.assembly.add(
        logical_id,
        ec2::Instance{
            .DisableApiTermination = true,
            .LaunchTemplate = ec2::instance::LaunchTemplateSpecification{.LaunchTemplateId = launch.LaunchTemplateId(),
                                                                         .Version = version.ref()},
            .Monitoring = true,
            .SubnetId = subnet},
        {.comment = "A server that was replaced stays, out of service, until somebody lifts its protection from "
                    "termination and terminates it.",
         .depends_on = std::move(dependencies),
         .creation_policy = object({{"ResourceSignal", object({{"Count", 1}, {"Timeout", enrolment_time}})}}),
         .suppressions = {guard("EC2.PR.8",
                                "A private subnet, which gives no public addresses; the network interface "
                                "is made from it."),
                          guard("EC2.PR.16", nitro), guard("EC2.PR.19", nitro)},
         .name_tag = sub("{}-{}", cfn::stack_name(), logical_id)});
}

}  // namespace

Servers make_servers(Context& context, const Network& network, const Data& data, const Places& places,
                     const ec2::SecurityGroup::Attributes& group) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Servers",
                                     "Two servers that Puppet configures. Editing their user data touches neither.");
    context.assembly.add("PuppetEgress", ec2::SecurityGroupEgress{.CidrIp = "0.0.0.0/0",
                                                                  .Description = "Puppet server",
                                                                  .FromPort = puppet_port,
                                                                  .GroupId = group.GroupId(),
                                                                  .IpProtocol = "tcp",
                                                                  .ToPort = puppet_port});
    std::optional<SecretAccess> autosign;
    if (context.app.puppet.autosign)
        autosign = secret_access(context, "PuppetAutosign", *context.app.puppet.autosign);
    const auto launch =
        make_launch_template(context, "ServerTemplate",
                             {.comment = "Each change makes a new version; the servers keep theirs.",
                              .image = machine_image(context).ref(),
                              .instance_type = web_instance_type(context).ref(),
                              .identity = make_identity(context, data, places, autosign),
                              .groups = {group},
                              .volume_gib = web_volume_size(context).ref(),
                              .user_data = user_data(context, boot_script(context, data, places, autosign))});
    context.assembly.output("ServerTemplateVersion", {.description = "Newest version of the servers' launch template.",
                                                      .value = launch.LatestVersionNumber()});
    make_sessions(context, data);
    // The database takes longer to come than the ways out of the private subnets, some of which are left out at times.
    std::vector<cfn::ResourceHandle> dependencies = data.files.mount_targets;
    dependencies.push_back(data.database.attachment);
    const auto first = make_server(context, "FirstServer", network.private_subnets.at(0), launch, dependencies);
    const auto second = make_server(context, "SecondServer", network.private_subnets.at(1), launch, {first});
    return {{first, second}};
}

std::vector<cfn::Value<cfn::String>> ids_of(const Servers& servers) {
    std::vector<cfn::Value<cfn::String>> result;
    for (const ec2::Instance::Attributes& server : servers.members)
        result.emplace_back(server.ref());
    return result;
}

void make_server_alarms(Context& context, const Notification& notification, const Servers& servers) {
    using aws::cloudwatch::alarm::Dimension;
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Server alarms",
                                     "EC2 moves a server whose host fails to another host by itself.");
    for (const ec2::Instance::Attributes& server : servers.members)
        make_alarm(context, notification, server.logical_id + "Alarm",
                   {.description = "Status checks of " + server.logical_id + " fail.",
                    .space = "AWS/EC2",
                    .metric = "StatusCheckFailed",
                    .dimensions = {Dimension{.Name = "InstanceId", .Value = server.ref()}},
                    .statistic = "Maximum",
                    .period_seconds = 60,
                    .periods = 3,
                    .threshold = 1,
                    .missing = "breaching"});
}

}  // namespace appinfra::topology
