#include "appinfra/topology/database.hpp"

#include <algorithm>
#include <array>

#include "appinfra/topology/identity.hpp"
#include "appinfra/topology/secrets.hpp"

namespace appinfra::topology {

namespace rds = aws::rds;
namespace ec2 = aws::ec2;
using cfn::sub;

namespace {

/// The minor version used where the manifest names a major one: RDS wants to be told, or it decides at each creation.
/// https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-versions.html (2026-11-23)
struct Minor {
    std::string_view major;
    std::string_view version;
};
constexpr std::array minors{Minor{"14", "14.22"}, Minor{"15", "15.17"}, Minor{"16", "16.13"}, Minor{"17", "17.9"},
                            Minor{"18", "18.3"}};

std::string engine_version(const std::string& wanted) {
    for (const Minor& minor : minors)
        if (minor.major == wanted)
            return std::string(minor.version);
    return wanted;
}

std::string major_of(const std::string& version) { return version.substr(0, version.find('.')); }

/// PostgreSQL names: letters, digits, underscores.
std::string database_name(std::string name) {
    std::ranges::replace(name, '-', '_');
    return name;
}

std::vector<cfn::Suppression> replica_suppressions() {
    const std::string standby =
        "A read replica: the primary is what is Multi-AZ, and a lost replica is made anew from it.";
    const std::string copy =
        "A read replica is a copy; only the primary needs protection, and the replica must be "
        "removable when the parameter says so.";
    const std::string inherited =
        "Encrypted as the primary is, with the same key: CloudFormation refuses to hear it again.";
    return {nag("RDS2", inherited),
            checkov("16", inherited),
            nag("RDS3", standby),
            checkov("157", standby),
            nag("RDS10", copy),
            nag("RDS11",
                "Listens on the port of the primary, which is not the usual one; the rule wants to see the engine.")};
}

ec2::SecurityGroup::Attributes make_group(Context& context, const Network& network) {
    return context.assembly.add(
        "DatabaseSecurityGroup",
        ec2::SecurityGroup{
            .GroupDescription = "Database",
            .SecurityGroupEgress = {ec2::security_group::Egress{
                .CidrIp = "127.0.0.1/32", .Description = "The database opens no connections", .IpProtocol = "-1"}},
            .VpcId = network.vpc},
        {.comment = "Whoever may connect adds its own ingress rule."});
}

aws::secretsmanager::Secret::Attributes make_secret(Context& context, const aws::kms::Key::Attributes& key) {
    return context.assembly.add(
        "DatabaseSecret",
        aws::secretsmanager::Secret{
            .Description = sub("{}: database administrator", cfn::stack_name()),
            .GenerateSecretString =
                aws::secretsmanager::secret::GenerateSecretString{.ExcludePunctuation = true,
                                                                  .GenerateStringKey = "password",
                                                                  .PasswordLength = 40,
                                                                  .SecretStringTemplate = R"({"username":"appadmin"})"},
            .KmsKeyId = key.ref()},
        {.comment =
             "Generated once. Never change GenerateSecretString: the secret would change, the database would not.",
         .suppressions =
             secret_suppressions("Rotation by AWS's hosted function needs a transform and a nested stack, and would "
                                 "break connections that the "
                                 "application holds; rotate by changing the secret and the database together.")});
}

}  // namespace

std::int64_t connection_threshold(std::string_view instance_class) {
    const std::string_view size = instance_class.substr(instance_class.rfind('.') + 1);
    const char family = instance_class.size() > 3 ? instance_class[3] : 't';
    // GiB of memory of size "large"; r and x families hold more for the same size.
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html (2026-11-23)
    const double large = family == 'x' ? 32 : family == 'r' ? 16 : 8;
    double memory_gib = large;
    if (size == "micro")
        memory_gib = 1;
    else if (size == "small")
        memory_gib = 2;
    else if (size == "medium")
        memory_gib = family == 'm' || family == 'r' ? large / 2 : 4;
    else if (const std::size_t at = size.find("xlarge"); at != std::string_view::npos) {
        double factor = 0;
        for (const char digit : size.substr(0, at))
            factor = digit >= '0' && digit <= '9' ? factor * 10 + (digit - '0') : factor;
        memory_gib = large * 2 * std::max(1.0, factor);
    }
    constexpr double bytes_per_connection = 9531392;
    constexpr double share = 0.8;
    const double connections = std::min(memory_gib * 1024 * 1024 * 1024 / bytes_per_connection, 5000.0);
    return static_cast<std::int64_t>(share * connections);
}

Database make_database(Context& context, const Network& network, const aws::kms::Key::Attributes& key) {
    const manifest::Database& wanted = context.app.database;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::data, "Database",
                                     "RDS PostgreSQL, encrypted, TLS forced, with a generated password.");
    const cfn::Parameter instance_class =
        assembly.parameter("DatabaseClass", {.description = "Instance class of the database.",
                                             .value = setting(wanted.instance_class),
                                             .allowed_pattern = "^db\\.[a-z0-9-]+\\.[a-z0-9]+$"});
    const cfn::Parameter storage =
        assembly.parameter("DatabaseStorage", {.description = "Storage in GiB. Can be raised, not lowered.",
                                               .type = "Number",
                                               .value = setting(wanted.storage_gib),
                                               .minimum = 20,
                                               .maximum = 16384});
    const std::string version = engine_version(wanted.version);
    const cfn::Parameter engine = assembly.parameter(
        "DatabaseVersion", {.description = "Version of PostgreSQL, major.minor. Raise it by hand; it cannot go back.",
                            .value = cfn::Setting{version, wanted.version.origin},
                            .allowed_pattern = "^" + major_of(version) + "(\\.\\d+)?$",
                            .constraint = "must be a version " + major_of(version) +
                                          "; another major version needs a template of its own"});
    const Switch multi_az =
        make_switch(context, "DatabaseMultiAz", "DatabaseIsMultiAz",
                    "Whether a standby in another zone takes over when the database fails.", wanted.multi_az);
    const Switch replica = make_switch(context, "DatabaseReadReplica", "HasDatabaseReplica",
                                       "Whether a read-only copy takes reports off the database.", wanted.read_replica);

    const auto group = make_group(context, network);
    const auto secret = make_secret(context, key);
    const auto subnets = assembly.add("DatabaseSubnets",
                                      rds::DBSubnetGroup{.DBSubnetGroupDescription = "Private subnets for the database",
                                                         .SubnetIds = network.private_subnets});
    const auto parameters =
        assembly.add("DatabaseParameters",
                     rds::DBParameterGroup{
                         .Description = "TLS only",
                         .Family = "postgres" + major_of(version),
                         .Parameters = cfn::object({{"rds.force_ssl", "1"}, {"log_min_duration_statement", "1000"}})});
    const auto monitoring = make_role(
        context, "DatabaseMonitoringRole",
        {.comment = "Lets RDS report what its operating system does.",
         .service = "monitoring.rds.amazonaws.com",
         .statements = {{.actions = {"logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:CreateLogStream",
                                     "logs:PutLogEvents", "logs:DescribeLogStreams", "logs:GetLogEvents"},
                         .resources = {sub("arn:{}:logs:{}:{}:log-group:RDSOSMetrics:*", cfn::partition(),
                                           cfn::region(), cfn::account_id()),
                                       sub("arn:{}:logs:{}:{}:log-group:RDSOSMetrics", cfn::partition(), cfn::region(),
                                           cfn::account_id())}}},
         .suppressions = {nag("IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:"
                              "RDSOSMetrics:*]",
                              "The streams of one log group that RDS shares between all its instances.")}});
    const std::string by_parameter =
        "A parameter decides, so that one template serves all environments; production sets it to true.";
    const auto primary = assembly.add(
        "Database",
        rds::DBInstance{.AllocatedStorage = storage.ref(),
                        .ApplyImmediately = false,
                        .AutoMinorVersionUpgrade = true,
                        .BackupRetentionPeriod = shared_or_parameter(
                            context, "DatabaseBackupDays", "Days for which automatic backups are kept.",
                            [](const manifest::App& app) -> const auto& { return app.database.backup_keep_days; }),
                        .CACertificateIdentifier = "rds-ca-rsa2048-g1",
                        .CopyTagsToSnapshot = true,
                        .DBInstanceClass = instance_class.ref(),
                        .DBName = database_name(context.app.name),
                        .DBParameterGroupName = parameters.ref(),
                        .DBSubnetGroupName = subnets.ref(),
                        .DeleteAutomatedBackups = false,
                        .DeletionProtection = true,
                        .EnableCloudwatchLogsExports = {"postgresql", "upgrade"},
                        .EnableIAMDatabaseAuthentication = true,
                        .EnablePerformanceInsights = true,
                        .Engine = "postgres",
                        .EngineVersion = engine.ref(),
                        .KmsKeyId = key.Arn(),
                        .MasterUserPassword = sub("{{resolve:secretsmanager:{}:SecretString:password}}", secret.ref()),
                        .MasterUsername = sub("{{resolve:secretsmanager:{}:SecretString:username}}", secret.ref()),
                        .MonitoringInterval = 60,
                        .MonitoringRoleArn = monitoring.Arn(),
                        .MultiAZ = multi_az.parameter.ref(),
                        .PerformanceInsightsKMSKeyId = key.Arn(),
                        .Port = std::to_string(database_port),
                        .PubliclyAccessible = false,
                        .StorageEncrypted = true,
                        .StorageType = "gp3",
                        .VPCSecurityGroups = {group.GroupId()}},
        {.comment = "Changes that interrupt wait for the maintenance window.",
         .retention = cfn::Retention::snapshot,
         .suppressions = {nag("RDS3", by_parameter), guard("RDS.PR.1", by_parameter), checkov("157", by_parameter)}});
    const auto attachment =
        assembly.add("DatabaseSecretAttachment",
                     aws::secretsmanager::SecretTargetAttachment{
                         .SecretId = secret.ref(), .TargetId = primary.ref(), .TargetType = "AWS::RDS::DBInstance"},
                     {.comment = "Adds host, port and database name to the secret."});
    const auto copy = assembly.add("DatabaseReplica",
                                   rds::DBInstance{.AutoMinorVersionUpgrade = true,
                                                   .CACertificateIdentifier = "rds-ca-rsa2048-g1",
                                                   .CopyTagsToSnapshot = true,
                                                   .DBInstanceClass = instance_class.ref(),
                                                   .DBParameterGroupName = parameters.ref(),
                                                   .EnableCloudwatchLogsExports = {"postgresql", "upgrade"},
                                                   .EnableIAMDatabaseAuthentication = true,
                                                   .EnablePerformanceInsights = true,
                                                   .MonitoringInterval = 60,
                                                   .MonitoringRoleArn = monitoring.Arn(),
                                                   .PerformanceInsightsKMSKeyId = key.Arn(),
                                                   .Port = std::to_string(database_port),
                                                   .PubliclyAccessible = false,
                                                   .SourceDBInstanceIdentifier = primary.ref(),
                                                   .StorageType = "gp3",
                                                   .VPCSecurityGroups = {group.GroupId()}},
                                   {.comment = "Read-only; a job may read from it, never write.",
                                    .condition = replica.on,
                                    .retention = cfn::Retention::discard,
                                    .suppressions = replica_suppressions()});
    assembly.output("DatabaseEndpoint",
                    {.description = "Host name of the database.", .value = primary.Endpoint_Address()});
    return {.primary = primary,
            .replica = copy,
            .has_replica = replica.on,
            .secret = secret,
            .attachment = attachment,
            .group = group,
            .name = database_name(context.app.name)};
}

void admit(Context& context, const Database& database, const std::string& logical_id,
           const ec2::SecurityGroup::Attributes& group) {
    context.assembly.add(logical_id, ec2::SecurityGroupIngress{.Description = "PostgreSQL from the application",
                                                               .FromPort = database_port,
                                                               .GroupId = database.group.GroupId(),
                                                               .IpProtocol = "tcp",
                                                               .SourceSecurityGroupId = group.GroupId(),
                                                               .ToPort = database_port});
}

}  // namespace appinfra::topology
