#pragma once

#include "appinfra/aws/ec2.hpp"
#include "appinfra/topology/identity.hpp"
#include "appinfra/topology/network.hpp"

namespace appinfra::topology {

/// Who an instance is.
struct InstanceIdentity {
    aws::iam::Role::Attributes role;
    aws::iam::InstanceProfile::Attributes profile;
};
/// A role for `ec2.amazonaws.com` and the profile that carries it, `<title>Role` and `<title>Profile`.
[[nodiscard]] InstanceIdentity make_instance_identity(Context& context, const std::string& title, const RoleSpec& spec);

/// For the agent of Systems Manager: to register and to run commands, but no sessions. Run Command gets along with the
/// control channel; a session takes a data channel as well, which only `session_permissions` open.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
/// (2026-11-23)
[[nodiscard]] std::vector<Statement> command_permissions();
/// For Session Manager, added to `command_permissions`.
[[nodiscard]] std::vector<Statement> session_permissions();
/// Why both carry wildcards.
[[nodiscard]] cfn::Suppression agent_suppression();

/// The Amazon Machine Image of Amazon Linux 2023 for the architecture of the manifest, as a template parameter that
/// CloudFormation looks up in each update of the stack. All instances of one version of a launch template so have the
/// same image, and a rollback returns to the last one; `resolve:ssm:` in the template itself would be looked up at each
/// launch, and mix them.
[[nodiscard]] cfn::Parameter machine_image(Context& context);

/// Whether instances can be asked for a tag with this key; launching with another one would fail, so that where there
/// is one they cannot be asked for any. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
/// (2026-11-23)
[[nodiscard]] bool fits_metadata(std::string_view key);

/// What instances are launched with. IMDSv2 only, reachable from the instance but not from containers on it; encrypted
/// volume; detailed monitoring; the application's tags on instances, volumes and network interfaces.
struct LaunchSpec {
    std::string comment;
    cfn::Value<cfn::String> image;
    cfn::Value<cfn::String> instance_type;
    InstanceIdentity identity;
    std::vector<aws::ec2::SecurityGroup::Attributes> groups;
    std::optional<SubnetId> public_subnet = {};  ///< Gets a public address there; none: whoever launches says where.
    cfn::Value<cfn::Integer> volume_gib;
    cfn::Optional<cfn::String> user_data = {};
    std::optional<cfn::Condition> condition = {};
};
[[nodiscard]] aws::ec2::LaunchTemplate::Attributes make_launch_template(Context& context, const std::string& logical_id,
                                                                        const LaunchSpec& spec);

/// How a group comes into being and changes: the instances signal when they serve; then they are replaced one after
/// another, with `minimum` of them in service all the time, and replaced again by the old ones when one does not signal
/// within `boot_time`. The group's maximum has to be above `minimum`.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html (2026-11-23)
struct Replacement {
    cfn::Expr creation;
    cfn::Expr update;
    std::vector<cfn::Suppression> suppressions;  ///< That every such group carries.
};
[[nodiscard]] Replacement one_after_another(const cfn::Value<cfn::Json>& minimum, const std::string& boot_time);

/// The type of the instances that serve the application.
[[nodiscard]] cfn::Parameter web_instance_type(Context& context);
/// The size of their volumes: the system, and room for the largest uploads while they are received. GiB.
[[nodiscard]] cfn::Parameter web_volume_size(Context& context);

}  // namespace appinfra::topology
