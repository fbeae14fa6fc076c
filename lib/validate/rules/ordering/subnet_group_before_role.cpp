#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// The roles that DMS looks for by their name.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationsubnetgroup.html
/// (2026-11-28)
Places roles_for_networks(Context& context) {
    Places roles;
    for (const std::uint32_t role : context.resources_of("AWS::IAM::Role"))
        context.property(role, "RoleName", [&](NodeId name) {
            if (known_text(context.document, name) == "dms-vpc-role")
                add_new(roles, {role});
        });
    return roles;
}

}  // namespace

void check_subnet_group_before_role(Context& context) {
    const auto groups = context.resources_of("AWS::DMS::ReplicationSubnetGroup");
    if (groups.empty())
        return;
    const Places roles = roles_for_networks(context);
    for (const std::uint32_t group : groups) {
        if (roles.empty() || needs_any(context, group, roles))
            continue;
        auto& finding = context.report_key("A2015", context.resource(group).node,
                                           name_of(context, group) + " may be created before the role dms-vpc-role",
                                           "add DependsOn: " + std::string(context.resource(roles.front()).name));
        note_resource(context, finding, roles.front(), "without this role DMS makes no subnet group");
    }
}

}  // namespace appinfra::validate::rules
