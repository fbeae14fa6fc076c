#include <algorithm>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

struct Place {
    std::string_view type;
    std::string_view path;
};
constexpr Place places[] = {
    {"AWS::AutoScaling::AutoScalingGroup", "AvailabilityZones/*"},
    {"AWS::DAX::Cluster", "AvailabilityZones/*"},
    {"AWS::DMS::ReplicationInstance", "AvailabilityZone"},
    {"AWS::EC2::Host", "AvailabilityZone"},
    {"AWS::EC2::Instance", "AvailabilityZone"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/Placement/AvailabilityZone"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchSpecifications/*/Placement/AvailabilityZone"},
    {"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/LaunchTemplateConfigs/*/Overrides/*/AvailabilityZone"},
    {"AWS::EC2::Subnet", "AvailabilityZone"},
    {"AWS::EC2::Volume", "AvailabilityZone"},
    {"AWS::ElasticLoadBalancing::LoadBalancer", "AvailabilityZones/*"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Targets/*/AvailabilityZone"},
    {"AWS::EMR::Cluster", "Instances/Placement/AvailabilityZone"},
    {"AWS::Glue::Connection", "ConnectionInput/PhysicalConnectionRequirements/AvailabilityZone"},
    {"AWS::OpsWorks::Instance", "AvailabilityZone"},
    {"AWS::RDS::DBCluster", "AvailabilityZones/*"},
    {"AWS::RDS::DBInstance", "AvailabilityZone"},
};

/// The AWS CDK writes the zones of the environment that it knows it deploys to.
bool is_made_by_cdk(const Context& context) {
    return std::ranges::any_of(context.templ.resources.entries(), [&](const Section::Entry& resource) {
        const NodeId metadata = context.document.find(resource.node, "Metadata");
        return resource.name == "CDKMetadata" ||
               text_of(context.document, context.document.find(resource.node, "Type")) == "AWS::CDK::Metadata" ||
               (metadata && context.document.find(metadata, "aws:cdk:path"));
    });
}

}  // namespace

void check_zones(Context& context) {
    std::optional<bool> ignored;
    for (const Place& place : places)
        for (const std::uint32_t resource : context.resources_of(place.type))
            context.property(resource, place.path, [&](NodeId node) {
                const std::string_view zone = literal_of(context.document, node);
                if (zone.empty() || zone == "all" || in_branch(context.document, node))
                    return;
                if (!ignored)
                    ignored = is_made_by_cdk(context);
                if (!*ignored)
                    context.report("W3010", node, "availability zone " + quoted(zone) + " is hard-coded",
                                   "take one of Fn::GetAZs, or a parameter");
            });
}

}  // namespace appinfra::validate::rules
