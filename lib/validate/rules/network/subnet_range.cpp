#include <algorithm>
#include <map>

#include "../../ip_network.hpp"
#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

/// The address blocks of a VPC, as far as the template says them.
struct Blocks {
    std::vector<IpNetwork> networks;
    bool complete = true;
};

void add_blocks(Context& context, std::uint32_t resource, Blocks& blocks) {
    for (const std::string_view pool : {"Ipv4IpamPoolId", "Ipv6IpamPoolId", "Ipv6Pool", "AmazonProvidedIpv6CidrBlock"})
        context.property(resource, pool, [&](NodeId) { blocks.complete = false; });
    for (const std::string_view property : {"CidrBlock", "Ipv6CidrBlock"})
        context.property(resource, property, [&](NodeId node) {
            if (const auto network = ip_network_in(literal_of(context.document, node)))
                blocks.networks.push_back(*network);
            else
                blocks.complete = false;
        });
}

std::map<std::uint32_t, Blocks> blocks_of_vpcs(Context& context) {
    std::map<std::uint32_t, Blocks> vpcs;
    for (const std::uint32_t vpc : context.resources_of("AWS::EC2::VPC"))
        add_blocks(context, vpc, vpcs[vpc]);
    for (const std::uint32_t block : context.resources_of("AWS::EC2::VPCCidrBlock"))
        context.property(block, "VpcId", [&](NodeId node) {
            if (const auto vpc = target(context, node, "AWS::EC2::VPC"))
                add_blocks(context, block, vpcs[*vpc]);
        });
    return vpcs;
}

void check_block(Context& context, NodeId node, const Blocks& vpc) {
    const std::string_view text = literal_of(context.document, node);
    const auto network = ip_network_in(text);
    if (!network || !vpc.complete ||
        std::ranges::any_of(vpc.networks, [&](const IpNetwork& block) { return contains(block, *network); }))
        return;
    const bool same_version =
        std::ranges::any_of(vpc.networks, [&](const IpNetwork& block) { return block.version6 == network->version6; });
    if (same_version)
        context.report("E3059", node, quoted(text) + " is not within an address block of the VPC");
    else if (network->version6)
        context.report("E3059", node, quoted(text) + " is given in a VPC without IPv6 addresses");
}

}  // namespace

void check_subnet_range(Context& context) {
    if (context.resources_of("AWS::EC2::VPC").empty())
        return;
    const auto vpcs = blocks_of_vpcs(context);
    for (const std::uint32_t subnet : context.resources_of("AWS::EC2::Subnet"))
        context.property(subnet, "VpcId", [&](NodeId node) {
            const auto vpc = target(context, node, "AWS::EC2::VPC");
            if (!vpc)
                return;
            for (const std::string_view property : {"CidrBlock", "Ipv6CidrBlock"})
                context.property(subnet, property, [&](NodeId block) { check_block(context, block, vpcs.at(*vpc)); });
        });
}

}  // namespace appinfra::validate::rules
