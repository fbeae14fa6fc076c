#include <algorithm>
#include <map>

#include "../../ip_network.hpp"
#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

/// Of the subnets of one VPC.
constexpr std::size_t most_compared = 1000;

struct Block {
    IpNetwork network;
    std::string_view text;
    std::uint32_t subnet;
    std::vector<Assumptions::Assumption> assumed;
};

void check_block(Context& context, std::uint32_t subnet, NodeId node, std::vector<Block>& earlier) {
    const std::string_view text = literal_of(context.document, node);
    const auto network = ip_network_in(text);
    if (!network)
        return;
    const auto end = earlier.begin() + static_cast<std::ptrdiff_t>(std::min(earlier.size(), most_compared));
    const auto found = std::find_if(earlier.begin(), end, [&](const Block& block) {
        return block.subnet != subnet && overlap(block.network, *network) && context.assumptions.allow(block.assumed);
    });
    if (found != end)
        context.report("E3060", node,
                       quoted(text) + " overlaps with " + quoted(found->text) + " of subnet " +
                           quoted(context.resource(found->subnet).name));
    const auto taken = context.assumptions.taken();
    earlier.push_back({*network, text, subnet, {taken.begin(), taken.end()}});
}

}  // namespace

void check_subnet_overlap(Context& context) {
    std::map<std::string, std::vector<Block>> blocks;
    for (const std::uint32_t subnet : context.resources_of("AWS::EC2::Subnet"))
        context.property(subnet, "VpcId", [&](NodeId vpc) {
            const auto reference = reference_of(context.templ, vpc);
            const auto name =
                reference ? std::string(context.resource(reference->resource).name) : identity(context.document, vpc);
            if (name.empty())
                return;
            for (const std::string_view property : {"CidrBlock", "Ipv6CidrBlock"})
                context.property(subnet, property,
                                 [&](NodeId node) { check_block(context, subnet, node, blocks[name]); });
        });
}

}  // namespace appinfra::validate::rules
