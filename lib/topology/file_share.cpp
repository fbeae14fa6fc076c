#include "appinfra/topology/file_share.hpp"

#include "appinfra/aws/backup.hpp"

namespace appinfra::topology {

namespace efs = aws::efs;
namespace ec2 = aws::ec2;
using cfn::object;
using cfn::sub;

namespace {

/// Without any statement that allows, nobody gets in but by a permission of its role; roles of ours name access points.
cfn::Expr system_policy() {
    return policy_document({object({{"Sid", "TlsOnly"},
                                    {"Effect", "Deny"},
                                    {"Principal", object({{"AWS", "*"}})},
                                    {"Action", "*"},
                                    {"Condition", when("Bool", "aws:SecureTransport", "false")}}),
                            object({{"Sid", "NobodyIsRoot"},
                                    {"Effect", "Deny"},
                                    {"Principal", object({{"AWS", "*"}})},
                                    {"Action", "elasticfilesystem:ClientRootAccess"}})});
}

efs::FileSystem::Attributes make_system(Context& context, const std::string& logical_id,
                                        const aws::kms::Key::Attributes& key, const std::string& comment,
                                        std::vector<cfn::Suppression> suppressions) {
    return context.assembly.add(logical_id,
                                efs::FileSystem{.BackupPolicy = efs::file_system::BackupPolicy{.Status = "DISABLED"},
                                                .Encrypted = true,
                                                .FileSystemPolicy = system_policy(),
                                                .KmsKeyId = key.Arn(),
                                                .PerformanceMode = "generalPurpose",
                                                .ThroughputMode = "elastic"},
                                {.comment = comment,
                                 .suppressions = std::move(suppressions),
                                 .name_tag = sub("{}/" + logical_id, cfn::stack_name())});
}

std::vector<cfn::ResourceHandle> make_mount_targets(Context& context, const Network& network, const std::string& prefix,
                                                    const efs::FileSystem::Attributes& system,
                                                    const ec2::SecurityGroup::Attributes& group) {
    std::vector<cfn::ResourceHandle> targets;
    for (std::size_t zone = 0; zone < network.private_subnets.size(); ++zone)
        targets.push_back(context.assembly.add(prefix + "MountTarget" + std::to_string(zone + 1),
                                               efs::MountTarget{.FileSystemId = system.ref(),
                                                                .SecurityGroups = {group.GroupId()},
                                                                .SubnetId = network.private_subnets[zone]}));
    return targets;
}

efs::AccessPoint::Attributes make_access_point(Context& context, const std::string& logical_id,
                                               const efs::FileSystem::Attributes& system, const std::string& path) {
    namespace parts = efs::access_point;
    const std::string owner = std::to_string(file_owner);
    return context.assembly.add(
        logical_id,
        efs::AccessPoint{
            .FileSystemId = system.ref(),
            .PosixUser = parts::PosixUser{.Gid = owner, .Uid = owner},
            .RootDirectory = parts::RootDirectory{
                .CreationInfo = parts::CreationInfo{.OwnerGid = owner, .OwnerUid = owner, .Permissions = "0750"},
                .Path = path}});
}

/// A plan of our own: the automatic one of EFS keeps backups for 35 days, whatever the manifest says.
/// https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html (2026-11-23)
void make_backups(Context& context, const efs::FileSystem::Attributes& system, const aws::kms::Key::Attributes& key) {
    namespace parts = aws::backup;
    cfn::Assembly& assembly = context.assembly;
    const auto vault = assembly.add(
        "ReportsBackups", parts::BackupVault{.BackupVaultName = cfn::stack_name(), .EncryptionKeyArn = key.Arn()});
    const auto plan =
        assembly.add("ReportsBackupPlan",
                     parts::BackupPlan{.BackupPlan = parts::backup_plan::BackupPlanResourceType{
                                           .BackupPlanName = "reports",
                                           .BackupPlanRule = {parts::backup_plan::BackupRuleResourceType{
                                               .Lifecycle =
                                                   parts::backup_plan::LifecycleResourceType{
                                                       .DeleteAfterDays = context.app.reports.backup_keep_days.value},
                                               .RuleName = "daily",
                                               .ScheduleExpression = "cron(0 5 * * ? *)",
                                               .TargetBackupVault = vault.ref()}}}});
    const auto role = make_role(
        context, "ReportsBackupRole",
        {.comment = "Takes the backups.",
         .service = "backup.amazonaws.com",
         .statements = {{.actions = {"elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"},
                         .resources = {system.Arn()}},
                        {.actions = {"backup:CopyIntoBackupVault", "backup:DescribeBackupVault"},
                         .resources = {vault.BackupVaultArn()}},
                        {.actions = {"kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"},
                         .resources = {key.Arn()}},
                        {.actions = {"tag:GetResources"}, .resources = {"*"}}},
         .suppressions = {nag("IAM5[Resource::*]", "tag:GetResources works on no resource; it only lists tags.")}});
    assembly.add(
        "ReportsBackupSelection",
        parts::BackupSelection{.BackupPlanId = plan.ref(),
                               .BackupSelection = parts::backup_selection::BackupSelectionResourceType{
                                   .IamRoleArn = role.Arn(), .Resources = {system.Arn()}, .SelectionName = "reports"}});
}

}  // namespace

FileShare make_file_share(Context& context, const Network& network, const aws::kms::Key::Attributes& key) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::data, "File share",
                                     "Files of scenarios that share a file system. Costs nothing while it is empty.");
    const auto group = assembly.add(
        "FileShareSecurityGroup",
        ec2::SecurityGroup{
            .GroupDescription = "File share",
            .SecurityGroupEgress = {ec2::security_group::Egress{
                .CidrIp = "127.0.0.1/32", .Description = "Mount targets open no connections", .IpProtocol = "-1"}},
            .VpcId = network.vpc},
        {.comment = "Whoever may mount adds its own ingress rule."});
    const std::string uploads_pass = "Uploads live for days and must be gone afterwards; a backup would keep them.";
    const auto system = make_system(context, "FileSystem", key,
                                    "Backups are off: they would keep removed uploads alive. EFS removes nothing by "
                                    "itself; a job of the scenario does.",
                                    {guard("ELASTICFILESYSYSTEM.PR.2", uploads_pass)});
    FileShare files{.system = system,
                    .reports_system = system,
                    .uploads = make_access_point(context, "UploadsAccessPoint", system, "/uploads"),
                    .reports = {},
                    .mount_targets = make_mount_targets(context, network, "", system, group),
                    .group = group};
    if (context.app.reports.backup_keep_days != 0) {
        files.reports_system = make_system(context, "ReportsFileSystem", key,
                                           "Reports apart from uploads, so that only reports are backed up.",
                                           {guard("ELASTICFILESYSYSTEM.PR.2",
                                                  "The plan below backs it up for as long as the manifest says; "
                                                  "the automatic plan would add 35 days.")});
        for (const cfn::ResourceHandle& target :
             make_mount_targets(context, network, "Reports", files.reports_system, group))
            files.mount_targets.push_back(target);
        make_backups(context, files.reports_system, key);
    }
    files.reports = make_access_point(context, "ReportsAccessPoint", files.reports_system, "/reports");
    assembly.output("FileSystemId", {.description = "File system of the uploaded files.", .value = system.ref()});
    return files;
}

void admit_to_files(Context& context, const FileShare& files, const std::string& logical_id,
                    const ec2::SecurityGroup::Attributes& group) {
    context.assembly.add(logical_id, ec2::SecurityGroupIngress{.Description = "NFS from the application",
                                                               .FromPort = nfs_port,
                                                               .GroupId = files.group.GroupId(),
                                                               .IpProtocol = "tcp",
                                                               .SourceSecurityGroupId = group.GroupId(),
                                                               .ToPort = nfs_port});
}

std::vector<Statement> mount_permissions(const FileShare& files) {
    const auto mount = [](const char* sid, const efs::FileSystem::Attributes& system,
                          const efs::AccessPoint::Attributes& point) {
        return Statement{.sid = sid,
                         .actions = {"elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"},
                         .resources = {system.Arn()},
                         .condition = when("StringEquals", "elasticfilesystem:AccessPointArn", point.Arn())};
    };
    return {mount("MountUploads", files.system, files.uploads),
            mount("MountReports", files.reports_system, files.reports)};
}

}  // namespace appinfra::topology
