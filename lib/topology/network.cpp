#include "appinfra/topology/network.hpp"

#include <array>
#include <string>

#include "appinfra/aws/logs.hpp"
#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

using cfn::sub;
namespace ec2 = aws::ec2;

namespace {

/// Both kinds of subnets together never need more ranges than this.
constexpr int subnet_ranges = 16;
constexpr int subnet_range_bits = 4;

cfn::Value<cfn::String> name_tag(std::string_view what) { return sub("{}/" + std::string(what), cfn::stack_name()); }

/// The parts of a network that its pieces are made from.
struct Site {
    Context& context;
    ec2::VPC::Attributes vpc;
    cfn::Any ranges;
    cfn::Condition has_nat;
    cfn::Condition nat_per_zone;
    ec2::VPCGatewayAttachment::Attributes gateway;
};

ec2::Subnet::Attributes make_subnet(Site& site, const std::string& name, int zone, int range) {
    return site.context.assembly.add(name,
                                     ec2::Subnet{.AvailabilityZone = cfn::select(zone, cfn::availability_zones()),
                                                 .CidrBlock = cfn::select(range, site.ranges),
                                                 .MapPublicIpOnLaunch = false,
                                                 .VpcId = site.vpc.ref()},
                                     {.name_tag = name_tag(name)});
}

ec2::RouteTable::Attributes make_route_table(Site& site, const std::string& name) {
    return site.context.assembly.add(name, ec2::RouteTable{.VpcId = site.vpc.ref()}, {.name_tag = name_tag(name)});
}

void associate(Site& site, const std::string& name, const ec2::Subnet::Attributes& subnet,
               const ec2::RouteTable::Attributes& table) {
    site.context.assembly.add(name,
                              ec2::SubnetRouteTableAssociation{.RouteTableId = table.ref(), .SubnetId = subnet.ref()});
}

/// The NAT gateway of a zone. Zones after the first have one only when every zone shall have its own.
ec2::NatGateway::Attributes make_nat(Site& site, int zone, const ec2::Subnet::Attributes& subnet) {
    const std::string number = std::to_string(zone + 1);
    const cfn::Condition& exists = zone == 0 ? site.has_nat : site.nat_per_zone;
    const auto address = site.context.assembly.add(
        "NatAddress" + number, ec2::EIP{.Domain = "vpc"},
        {.depends_on = {site.gateway}, .condition = exists, .name_tag = name_tag("NatAddress" + number)});
    return site.context.assembly.add(
        "NatGateway" + number, ec2::NatGateway{.AllocationId = address.AllocationId(), .SubnetId = subnet.ref()},
        {.depends_on = {site.gateway}, .condition = exists, .name_tag = name_tag("NatGateway" + number)});
}

void make_interface_endpoints(Site& site, const std::vector<SubnetId>& subnets,
                              const ec2::SecurityGroup::Attributes& group, const cfn::Condition& exists) {
    struct Service {
        std::string_view logical_id;
        std::string_view name;
    };
    // What containers, instances, functions and their agents call, in any scenario: a network stays the same when the
    // application moves. S3 has a gateway endpoint of its own.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html (2026-11-23)
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html (2026-11-23)
    static constexpr std::array services{Service{"CloudFormation", "cloudformation"},
                                         Service{"EcrApi", "ecr.api"},
                                         Service{"EcrDocker", "ecr.dkr"},
                                         Service{"Ecs", "ecs"},
                                         Service{"EcsAgent", "ecs-agent"},
                                         Service{"EcsTelemetry", "ecs-telemetry"},
                                         Service{"Kms", "kms"},
                                         Service{"LoadBalancing", "elasticloadbalancing"},
                                         Service{"Logs", "logs"},
                                         Service{"Monitoring", "monitoring"},
                                         Service{"SecretsManager", "secretsmanager"},
                                         Service{"Ssm", "ssm"},
                                         Service{"SsmMessages", "ssmmessages"},
                                         Service{"Sts", "sts"}};
    for (const Service& service : services)
        site.context.assembly.add(
            std::string(service.logical_id) + "Endpoint",
            ec2::VPCEndpoint{.PrivateDnsEnabled = true,
                             .SecurityGroupIds = {group.ref()},
                             .ServiceName = sub("com.amazonaws.{}." + std::string(service.name), cfn::region()),
                             .SubnetIds = subnets,
                             .VpcEndpointType = "Interface",
                             .VpcId = site.vpc.ref()},
            {.condition = exists});
}

Network make_new_network(Context& context, const manifest::NewNetwork& wanted) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::network, "Network",
                                     "A VPC with public subnets for the load balancer and private ones for everything "
                                     "else, in each availability zone.");
    const cfn::Parameter cidr =
        assembly.parameter("VpcCidr", {.description = "Address range of the VPC.",
                                       .value = cfn::Setting{wanted.cidr->text, wanted.cidr.origin},
                                       .allowed_pattern = R"(^\d{1,3}(\.\d{1,3}){3}/(1[6-9]|2[0-8])$)"});
    static constexpr std::array<const char*, 3> egress_names{"none", "one", "per-zone"};
    const cfn::Parameter nat = assembly.parameter(
        "NatGateways",
        {.description = "NAT gateways: one in each zone, one for all, or none (endpoints of AWS services instead).",
         .value = cfn::Setting{egress_names.at(static_cast<std::size_t>(wanted.egress.value)), wanted.egress.origin},
         .allowed_values = {"per-zone", "one", "none"}});
    const cfn::Condition uses_endpoints = assembly.condition("UsesEndpoints", cfn::equals(nat.ref(), "none"));
    const cfn::Condition has_nat = assembly.condition("HasNat", cfn::not_(uses_endpoints));
    const cfn::Condition nat_per_zone = assembly.condition("HasNatPerZone", cfn::equals(nat.ref(), "per-zone"));

    const auto vpc =
        assembly.add("Vpc", ec2::VPC{.CidrBlock = cidr.ref(), .EnableDnsHostnames = true, .EnableDnsSupport = true},
                     {.name_tag = name_tag("Vpc")});
    const auto internet =
        assembly.add("InternetGateway", ec2::InternetGateway{}, {.name_tag = name_tag("InternetGateway")});
    const auto gateway =
        assembly.add("InternetGatewayAttachment",
                     ec2::VPCGatewayAttachment{.InternetGatewayId = internet.ref(), .VpcId = vpc.ref()});
    Site site{context,
              vpc,
              cfn::cidr(vpc.CidrBlock(), subnet_ranges, 32 - wanted.cidr->prefix_length - subnet_range_bits),
              has_nat,
              nat_per_zone,
              gateway};

    const auto public_routes = make_route_table(site, "PublicRoutes");
    assembly.add(
        "PublicRoute",
        ec2::Route{
            .DestinationCidrBlock = "0.0.0.0/0", .GatewayId = internet.ref(), .RouteTableId = public_routes.ref()},
        {.depends_on = {gateway}});
    const auto endpoint_group = assembly.add(
        "EndpointSecurityGroup",
        ec2::SecurityGroup{
            .GroupDescription = "Interface endpoints of AWS services",
            .SecurityGroupEgress = {ec2::security_group::Egress{
                .CidrIp = "127.0.0.1/32", .Description = "Endpoints open no connections", .IpProtocol = "-1"}},
            .VpcId = vpc.ref()},
        {.condition = uses_endpoints, .name_tag = name_tag("EndpointSecurityGroup")});
    Network network{.vpc = vpc.ref(),
                    .public_subnets = {},
                    .private_subnets = {},
                    .own = Network::Own{.vpc = {cfn::Expr::ref("Vpc")},
                                        .gateway = gateway,
                                        .endpoints = endpoint_group,
                                        .uses_endpoints = uses_endpoints}};
    const int zones = static_cast<int>(wanted.zones.value);
    std::vector<cfn::Value<cfn::String>> private_tables;
    std::optional<ec2::NatGateway::Attributes> first_nat;
    for (int zone = 0; zone < zones; ++zone) {
        const std::string number = std::to_string(zone + 1);
        const auto outer = make_subnet(site, "PublicSubnet" + number, zone, zone);
        const auto inner = make_subnet(site, "PrivateSubnet" + number, zone, zones + zone);
        associate(site, "PublicSubnetRoutes" + number, outer, public_routes);
        const auto nat_gateway = make_nat(site, zone, outer);
        const auto table = make_route_table(site, "PrivateRoutes" + number);
        cfn::Value<cfn::Json> exit = nat_gateway.ref();
        if (first_nat)
            exit = cfn::if_(nat_per_zone, nat_gateway.ref(), first_nat->ref());
        else
            first_nat = nat_gateway;
        assembly.add("PrivateRoute" + number,
                     ec2::Route{.DestinationCidrBlock = "0.0.0.0/0",
                                .NatGatewayId = cfn::Any{exit.expr()},
                                .RouteTableId = table.ref()},
                     {.condition = has_nat});
        associate(site, "PrivateSubnetRoutes" + number, inner, table);
        private_tables.emplace_back(table.ref());
        network.public_subnets.emplace_back(outer.ref());
        network.private_subnets.emplace_back(inner.ref());
    }
    assembly.add("S3Endpoint",
                 ec2::VPCEndpoint{.RouteTableIds = private_tables,
                                  .ServiceName = sub("com.amazonaws.{}.s3", cfn::region()),
                                  .VpcEndpointType = "Gateway",
                                  .VpcId = vpc.ref()},
                 {.comment = "Files and image layers do not pass the NAT gateways. Free of charge."});
    make_interface_endpoints(site, network.private_subnets, endpoint_group, uses_endpoints);
    return network;
}

Network use_existing_network(Context& context, const manifest::ExistingNetwork& existing) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::network, "Network", "An existing network.");
    const auto subnet = [&](const std::string& name, const std::string& id, const diagnostics::Origin& origin) {
        return SubnetId(assembly
                            .parameter(name, {.description = "Subnet of the existing VPC.",
                                              .type = "AWS::EC2::Subnet::Id",
                                              .value = cfn::Setting{id, origin}})
                            .ref());
    };
    Network network{.vpc = assembly
                               .parameter("Vpc", {.description = "The existing VPC.",
                                                  .type = "AWS::EC2::VPC::Id",
                                                  .value = setting(existing.vpc)})
                               .ref(),
                    .public_subnets = {},
                    .private_subnets = {},
                    .own = {}};
    for (std::size_t i = 0; i < existing.public_subnets->size(); ++i)
        network.public_subnets.push_back(subnet("PublicSubnet" + std::to_string(i + 1),
                                                existing.public_subnets.value[i], existing.public_subnets.origin));
    for (std::size_t i = 0; i < existing.private_subnets->size(); ++i)
        network.private_subnets.push_back(subnet("PrivateSubnet" + std::to_string(i + 1),
                                                 existing.private_subnets.value[i], existing.private_subnets.origin));
    return network;
}

}  // namespace

Network make_network(Context& context) {
    if (const auto* existing = std::get_if<manifest::ExistingNetwork>(&context.app.network))
        return use_existing_network(context, *existing);
    return make_new_network(context, std::get<manifest::NewNetwork>(context.app.network));
}

void admit_to_endpoints(Context& context, const Network& network, const std::string& logical_id,
                        const ec2::SecurityGroup::Attributes& group) {
    if (!network.own)
        return;
    context.assembly.add(logical_id,
                         ec2::SecurityGroupIngress{.Description = "From the application",
                                                   .FromPort = 443,
                                                   .GroupId = network.own->endpoints.GroupId(),
                                                   .IpProtocol = "tcp",
                                                   .SourceSecurityGroupId = group.GroupId(),
                                                   .ToPort = 443},
                         {.condition = network.own->uses_endpoints});
}

}  // namespace appinfra::topology
