#pragma once

#include <vector>

#include "appinfra/aws/efs.hpp"
#include "appinfra/topology/encryption.hpp"
#include "appinfra/topology/identity.hpp"
#include "appinfra/topology/network.hpp"

namespace appinfra::topology {

/// Who owns the files: the user that the application runs as, on instances and in containers.
inline constexpr int file_owner = 1000;
/// Of the NFS protocol.
inline constexpr int nfs_port = 2049;
/// Where instances and containers mount them.
inline constexpr const char* uploads_path = "/srv/uploads";
inline constexpr const char* reports_path = "/srv/reports";

/// An EFS file system shared by everything that runs the application, with an access point for uploads and one for
/// statistics and reports. Reports that the manifest wants backed up have a file system of their own: backups of
/// uploads would outlive the uploads. Layer `data`.
struct FileShare {
    aws::efs::FileSystem::Attributes system;
    aws::efs::FileSystem::Attributes reports_system;  ///< Often the same.
    aws::efs::AccessPoint::Attributes uploads;
    aws::efs::AccessPoint::Attributes reports;
    std::vector<cfn::ResourceHandle> mount_targets;  ///< Who mounts at its start depends on them.
    aws::ec2::SecurityGroup::Attributes group;       ///< Open to nobody until `admit_to_files` says so.
};
[[nodiscard]] FileShare make_file_share(Context& context, const Network& network, const aws::kms::Key::Attributes& key);

/// Lets the members of a security group mount. In the layer of the block in which it is called.
void admit_to_files(Context& context, const FileShare& files, const std::string& logical_id,
                    const aws::ec2::SecurityGroup::Attributes& group);

/// What a role needs to mount both access points and write; it gets nowhere else in the file systems.
[[nodiscard]] std::vector<Statement> mount_permissions(const FileShare& files);

}  // namespace appinfra::topology
