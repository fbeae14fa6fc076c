#include <set>

#include "../../known_values.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

/// Calls `visit` for the VPC of each resource of a type that the template refers to at a path.
template <class Visit>
void each_vpc(Context& context, std::uint32_t launch_template, std::string_view path, std::string_view type,
              Visit visit) {
    context.property(launch_template, path, [&](NodeId node) {
        if (const auto found = target(context, node, type))
            context.property(*found, "VpcId", visit);
    });
}

void check_launch_template(Context& context, std::uint32_t launch_template) {
    std::set<std::uint32_t> told;
    each_vpc(context, launch_template, "LaunchTemplateData/NetworkInterfaces/*/SubnetId", "AWS::EC2::Subnet",
             [&](NodeId home) {
                 each_vpc(context, launch_template, "LaunchTemplateData/SecurityGroupIds/*", "AWS::EC2::SecurityGroup",
                          [&](NodeId vpc) {
                              if (surely_differ(context, vpc, home) && told.insert(vpc.index).second)
                                  context.report_key("E3714", vpc,
                                                     "the security group is in another VPC than the subnet that " +
                                                         std::string(context.resource(launch_template).name) + " uses");
                          });
             });
}

}  // namespace

void check_launch_template_network(Context& context) {
    for (const std::uint32_t launch_template : context.resources_of("AWS::EC2::LaunchTemplate"))
        check_launch_template(context, launch_template);
}

}  // namespace appinfra::validate::rules
