#include "appinfra/topology/application.hpp"

#include <algorithm>

namespace appinfra::topology {

namespace ec2 = aws::ec2;
using cfn::if_;
using cfn::sub;

namespace {

/// How long requests that are no transfers may take to end.
constexpr int request_seconds = 120;

/// Environment variables are text, numbers too.
cfn::Value<cfn::String> as_text(cfn::Any value) {
    if (value.expr.kind == cfn::Expr::Kind::integer) {
        value.expr.kind = cfn::Expr::Kind::string;
        value.expr.text = std::to_string(value.expr.integer);
    }
    return value;
}

ec2::security_group::Egress to_everywhere(int port, const char* why) {
    return {.CidrIp = "0.0.0.0/0", .Description = why, .FromPort = port, .IpProtocol = "tcp", .ToPort = port};
}

ec2::security_group::Egress to_group(int port, const char* what, const ec2::SecurityGroup::Attributes& group) {
    return {.Description = what,
            .DestinationSecurityGroupId = group.GroupId(),
            .FromPort = port,
            .IpProtocol = "tcp",
            .ToPort = port};
}

void append(std::vector<Statement>& statements, const std::vector<Statement>& more) {
    statements.insert(statements.end(), more.begin(), more.end());
}

}  // namespace

Places in_file_system(const Context& context) {
    return {.file_system = true, .buckets = context.app.uploads.transition.value, .store = "file-system"};
}

Places in_buckets(const Context& context) {
    return {.file_system = context.app.uploads.transition.value, .buckets = true, .store = "buckets"};
}

std::vector<Variable> environment(Context& context, const Data& data, const Places& places) {
    std::vector<Variable> result;
    const auto add = [&](const std::string& name, cfn::Value<cfn::String> value) {
        result.push_back({name, std::move(value)});
    };
    const manifest::App& app = context.app;
    for (std::size_t i = 0; i < app.environment.size(); ++i)
        add(app.environment[i].name,
            shared_or_parameter(
                context, camel_case(app.environment[i].name) + "Variable",
                "Value of the environment variable " + app.environment[i].name + ".",
                [i](const manifest::App& other) -> const auto& { return other.environment[i].value; }));
    const Database& database = data.database;
    add("APP_HOST", domain_parameter(context).ref());
    add("DATABASE_HOST", database.primary.Endpoint_Address());
    add("DATABASE_NAME", database.name);
    add("DATABASE_PORT", std::to_string(database_port));
    add("DATABASE_REPLICA_HOST",
        if_(database.has_replica, database.replica.Endpoint_Address(), database.primary.Endpoint_Address()));
    add("DATABASE_REPLICA_PORT", std::to_string(database_port));
    add("DATABASE_SSLMODE", "require");
    add("FILE_STORE", places.store);
    add("PORT", std::to_string(app.web.port.value));
    if (places.buckets)
        add("REPORTS_BUCKET", data.reports.ref());
    if (places.file_system)
        add("REPORTS_PATH", reports_path);
    if (places.buckets)
        add("UPLOADS_BUCKET", data.uploads.ref());
    add("UPLOADS_KEEP_DAYS", as_text(shared_or_parameter(
                                 context, "UploadKeepDays", "Days after which an upload counts as removed.",
                                 [](const manifest::App& other) -> const auto& { return other.uploads.keep_days; })));
    add("UPLOADS_MAX_BYTES",
        as_text(shared_or_parameter(
            context, "UploadMaxBytes", "Bytes that an upload may have.",
            [](const manifest::App& other) -> const auto& { return other.uploads.max_size_bytes; })));
    if (places.file_system)
        add("UPLOADS_PATH", uploads_path);
    return result;
}

std::vector<Secrets::Delivery> secret_environment(const Data& data) {
    const auto login = data.database.secret.ref();
    std::vector<Secrets::Delivery> result{{"DATABASE_USERNAME", sub("{}:username::", login)},
                                          {"DATABASE_PASSWORD", sub("{}:password::", login)}};
    result.insert(result.end(), data.secrets.deliveries.begin(), data.secrets.deliveries.end());
    return result;
}

std::vector<Statement> secret_permissions(const Data& data) {
    std::vector<Statement> statements{{.sid = "ReadDatabaseSecret",
                                       .actions = {"secretsmanager:GetSecretValue"},
                                       .resources = {data.database.secret.ref()}}};
    append(statements, data.secrets.read_permissions);
    return statements;
}

Permissions web_permissions(const Data& data, const Places& places) {
    Permissions result{.statements = {}};
    if (places.buckets) {
        result.statements = {
            {.sid = "Uploads",
             .actions = {"s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts",
                         "s3:PutObject"},
             .resources = {sub("{}/*", data.uploads.Arn())}},
            {.sid = "ListUploads",
             .actions = {"s3:ListBucket", "s3:ListBucketMultipartUploads"},
             .resources = {data.uploads.Arn()}},
            {.sid = "ReadReports", .actions = {"s3:GetObject"}, .resources = {sub("{}/*", data.reports.Arn())}}};
        result.suppressions = {
            nag("IAM5[Resource::<UploadsBucket.Arn>/*]", "Users choose the names of their files."),
            nag("IAM5[Resource::<ReportsBucket.Arn>/*]", "All reports are for readers of the application.")};
    }
    if (places.file_system)
        append(result.statements, mount_permissions(data.files));
    return result;
}

Permissions job_permissions(const Data& data, const Places& places) {
    Permissions result{.statements = {}};
    if (places.buckets) {
        result.statements = {{.sid = "WriteReports",
                              .actions = {"s3:GetObject", "s3:PutObject"},
                              .resources = {sub("{}/*", data.reports.Arn())}},
                             {.sid = "ListReports", .actions = {"s3:ListBucket"}, .resources = {data.reports.Arn()}}};
        result.suppressions = {nag("IAM5[Resource::<ReportsBucket.Arn>/*]", "Jobs name their reports by date.")};
    }
    if (places.file_system)
        append(result.statements, mount_permissions(data.files));
    return result;
}

Permissions host_permissions(const Data& data, const Places& places) {
    Permissions result = web_permissions(data, places);
    const Permissions jobs =
        job_permissions(data, {.file_system = false, .buckets = places.buckets, .store = places.store});
    append(result.statements, jobs.statements);
    for (const cfn::Suppression& suppression : jobs.suppressions)
        if (std::ranges::find(result.suppressions, suppression.rule, &cfn::Suppression::rule) ==
            result.suppressions.end())
            result.suppressions.push_back(suppression);
    return result;
}

ec2::SecurityGroup::Attributes make_application_group(Context& context, const Network& network, const Data& data,
                                                      const Places& places) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Application", "Whom the application may talk to.");
    std::vector<cfn::Value<ec2::security_group::Egress>> egress{
        to_everywhere(443, "HTTPS to services"), to_everywhere(587, "SMTP submission"),
        to_group(database_port, "Database", data.database.group)};
    if (places.file_system)
        egress.emplace_back(to_group(nfs_port, "Files", data.files.group));
    const auto group = assembly.add(
        "ApplicationSecurityGroup",
        ec2::SecurityGroup{.GroupDescription = "Application", .SecurityGroupEgress = egress, .VpcId = network.vpc});
    admit(context, data.database, "DatabaseIngress", group);
    if (places.file_system)
        admit_to_files(context, data.files, "FileShareIngress", group);
    admit_to_endpoints(context, network, "EndpointIngress", group);
    return group;
}

cfn::Value<cfn::String> drain_seconds(Context& context, const Places& places) {
    const bool through_application = !places.buckets ||
                                     context.app.uploads.transfer == manifest::Transfer::application ||
                                     context.app.uploads.transition;
    if (!through_application)
        return std::to_string(request_seconds);
    constexpr std::int64_t minute = 60;
    const auto& drain = context.app.web.drain_minutes;
    return context.assembly
        .parameter("DrainSeconds", {.description = "Seconds in which whatever is replaced may finish its transfers.",
                                    .type = "Number",
                                    .value = cfn::Setting{std::to_string(drain * minute), drain.origin},
                                    .minimum = 0,
                                    .maximum = 3600})
        .ref();
}

manifest::Command web_command(const manifest::App& app) {
    if (app.web.command)
        return app.web.command->value;
    return {"bin/rails", "server", "--binding", "0.0.0.0"};
}

}  // namespace appinfra::topology
