#include <algorithm>

#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// Types that need an internet gateway, what says in which VPC, and what makes them public.
struct Public {
    std::string_view type;
    std::string_view subnets;  ///< Subnets, a group of subnets, or an instance in one.
    std::string_view property;
    std::string_view value;
    bool by_default = false;
};

constexpr Public publics[] = {
    {"AWS::EC2::NatGateway", "SubnetId", "ConnectivityType", "public", true},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "Subnets", "Scheme", "internet-facing", true},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "SubnetMappings/*/SubnetId", "Scheme", "internet-facing", true},
    {"AWS::ElasticLoadBalancing::LoadBalancer", "Subnets", "Scheme", "internet-facing", true},
    {"AWS::RDS::DBInstance", "DBSubnetGroupName", "PubliclyAccessible", "true"},
    {"AWS::EC2::EIP", "InstanceId", "", ""},
    {"AWS::EC2::EIPAssociation", "InstanceId", "", ""},
};

bool is_public(Context& context, std::uint32_t resource, const Public& kind) {
    if (kind.property.empty())
        return true;
    bool found = kind.by_default;
    bool is_gateway = false;  // A load balancer that appliances stand behind faces nobody.
    context.property(resource, "Type",
                     [&](NodeId value) { is_gateway = text_of(context.document, value) == "gateway"; });
    context.property(resource, kind.property,
                     [&](NodeId value) { found = known_text(context.document, value) == kind.value; });
    return found && !is_gateway;
}

/// The VPCs of the subnets that a property names: one by one, as a list, or by way of what is in them.
Places networks(Context& context, std::uint32_t resource, std::string_view path) {
    Places found;
    for (const std::string& way : {std::string(path), std::string(path) + "/*"})
        for (const std::uint32_t subnet : referred(context, resource, way, {"AWS::EC2::Subnet"}))
            add_new(found, referred(context, subnet, "VpcId", {"AWS::EC2::VPC"}));
    for (const std::uint32_t group : referred(context, resource, path, {"AWS::RDS::DBSubnetGroup"}))
        add_new(found, networks(context, group, "SubnetIds"));
    for (const std::uint32_t instance : referred(context, resource, path, {"AWS::EC2::Instance"}))
        add_new(found, networks(context, instance, "SubnetId"));
    return found;
}

void check_resource(Context& context, std::uint32_t resource, const Public& kind) {
    for (const std::uint32_t network : networks(context, resource, kind.subnets)) {
        Places attachments = referring(context, network, "AWS::EC2::VPCGatewayAttachment", "VpcId");
        std::erase_if(attachments, [&](std::uint32_t attachment) {
            return presence(context.document, context.assumptions, context.properties(attachment),
                            "InternetGatewayId") == Presence::absent;
        });
        if (attachments.empty() || needs_any(context, resource, attachments))
            continue;
        const std::string_view property = kind.subnets.substr(0, kind.subnets.find('/'));
        auto& finding =
            context.report_key("A2003", property_or_resource(context, resource, property),
                               name_of(context, resource) + " may be created before its VPC has an internet gateway",
                               "add DependsOn: " + std::string(context.resource(attachments.front()).name));
        note_resource(context, finding, attachments.front(), "the gateway is attached here");
    }
}

}  // namespace

void check_public_before_gateway(Context& context) {
    if (context.resources_of("AWS::EC2::VPCGatewayAttachment").empty())
        return;
    for (const Public& kind : publics)
        for (const std::uint32_t resource : context.resources_of(kind.type))
            if (is_public(context, resource, kind))
                check_resource(context, resource, kind);
}

}  // namespace appinfra::validate::rules
