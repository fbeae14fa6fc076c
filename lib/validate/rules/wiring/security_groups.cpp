#include "security_groups.hpp"

#include <algorithm>
#include <array>

#include "../../known_values.hpp"
#include "../../number.hpp"

namespace appinfra::validate::rules {
namespace {

struct Membership {
    std::string_view type;
    std::string_view path;
};

constexpr Membership memberships[] = {
    {"AWS::ECS::Service", "NetworkConfiguration/AwsvpcConfiguration/SecurityGroups"},
    {"AWS::Lambda::Function", "VpcConfig/SecurityGroupIds"},
    {"AWS::EC2::Instance", "SecurityGroupIds"},
    {"AWS::EC2::Instance", "NetworkInterfaces/*/GroupSet"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/SecurityGroupIds"},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/NetworkInterfaces/*/Groups"},
    {"AWS::AutoScaling::LaunchConfiguration", "SecurityGroups"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "SecurityGroups"},
    {"AWS::RDS::DBInstance", "VPCSecurityGroups"},
    {"AWS::RDS::DBCluster", "VpcSecurityGroupIds"},
    {"AWS::DocDB::DBCluster", "VpcSecurityGroupIds"},
    {"AWS::Neptune::DBCluster", "VpcSecurityGroupIds"},
    {"AWS::Redshift::Cluster", "VpcSecurityGroupIds"},
    {"AWS::ElastiCache::CacheCluster", "VpcSecurityGroupIds"},
    {"AWS::ElastiCache::ReplicationGroup", "SecurityGroupIds"},
    {"AWS::ElastiCache::ServerlessCache", "SecurityGroupIds"},
    {"AWS::MemoryDB::Cluster", "SecurityGroupIds"},
    {"AWS::OpenSearchService::Domain", "VPCOptions/SecurityGroupIds"},
    {"AWS::RDS::DBProxy", "VpcSecurityGroupIds"},
    {"AWS::EFS::MountTarget", "SecurityGroups"},
};

constexpr std::string_view group_type = "AWS::EC2::SecurityGroup";

}  // namespace

SecurityGroups::SecurityGroups(Context& context)
    : context_(context),
      shared_(shared_resources(context)),
      ingress_(context.types.size()),
      egress_(context.types.size()) {
    add(ingress_, "AWS::EC2::SecurityGroupIngress", "SecurityGroupIngress", "SourceSecurityGroupId");
    add(egress_, "AWS::EC2::SecurityGroupEgress", "SecurityGroupEgress", "DestinationSecurityGroupId");
}

void SecurityGroups::add(std::vector<std::vector<Rule>>& rules, std::string_view type, std::string_view list,
                         std::string_view peer) {
    const Document& document = context_.document;
    for (const std::uint32_t group : context_.resources_of(group_type))
        context_.property(group, list, [&](NodeId items) {
            if (document.kind(items) != Kind::list)
                rules[group].push_back({items, document::none});
            else
                for (const NodeId item : document.children(items))
                    each_branch(document, context_.assumptions, item, [&](NodeId rule) {
                        if (!is_no_value(document, rule))
                            rules[group].push_back({rule, document.find(rule, peer)});
                    });
        });
    for (const std::uint32_t rule : context_.resources_of(type))
        context_.property(rule, "GroupId", [&](NodeId group) {
            const NodeId properties = context_.properties(rule);
            const auto reference = reference_of(context_.templ, group);
            if (reference)
                rules[reference->resource].push_back({properties, document.find(properties, peer)});
            else
                open_ = open_ || !referred_name(document, group);
        });
}

std::optional<Places> SecurityGroups::of(std::uint32_t resource) {
    Places groups;
    bool known = !open_;
    const auto take = [&](NodeId value) {
        const auto reference = reference_of(context_.templ, value);
        known =
            known && reference && context_.type_of(reference->resource) == group_type && !shared_[reference->resource];
        if (known)
            add_new(groups, {reference->resource});
    };
    for (const Membership& entry : memberships)
        if (context_.type_of(resource) == entry.type)
            context_.property(resource, entry.path, [&](NodeId list) {
                if (context_.document.kind(list) != Kind::list)
                    return take(list);
                for (const NodeId item : context_.document.children(list))
                    each_branch(context_.document, context_.assumptions, item, [&](NodeId value) {
                        if (!is_no_value(context_.document, value))
                            take(value);
                    });
            });
    return known && !groups.empty() ? std::optional(std::move(groups)) : std::nullopt;
}

bool SecurityGroups::may_cover(NodeId rule, int port) {
    const Document& document = context_.document;
    if (document.kind(rule) != Kind::map || call_of(document, rule))
        return true;
    const NodeId protocol_node = document.find(rule, "IpProtocol");
    const auto protocol = known_text(document, protocol_node);
    if (!protocol || *protocol == "-1" || *protocol == "all")
        return true;
    if (*protocol != "tcp" && *protocol != "6")
        return false;
    const auto bound = [&](std::string_view name) {
        const auto text = known_text(document, document.find(rule, name));
        return text ? number_in(*text) : std::nullopt;
    };
    const auto first = bound("FromPort");
    const auto last = bound("ToPort");
    return !first || !last || (*first <= port && port <= *last) || (*first == -1 && *last == -1);
}

bool SecurityGroups::leads(const std::vector<Rule>& rules, const Places& peers, int port) {
    return std::ranges::any_of(rules, [&](const Rule& rule) {
        if (!may_cover(rule.node, port))
            return false;
        const auto peer = reference_of(context_.templ, rule.peer);
        return !peer || context_.type_of(peer->resource) != group_type ||
               std::ranges::find(peers, peer->resource) != peers.end();
    });
}

bool SecurityGroups::block(const Places& from, const Places& to, int port) {
    const bool entered =
        std::ranges::any_of(to, [&](std::uint32_t group) { return leads(ingress_[group], from, port); });
    const bool left = std::ranges::any_of(from, [&](std::uint32_t group) {
        return !context_.document.find(context_.properties(group), "SecurityGroupEgress") ||
               leads(egress_[group], to, port);
    });
    return !entered || !left;
}

/// Whether the ports of a rule are known: all, numbers, or the one at which a store answers.
bool SecurityGroups::says_ports(NodeId rule, std::optional<std::uint32_t> store) {
    const Document& document = context_.document;
    if (known_text(document, document.find(rule, "IpProtocol")) == "-1")
        return true;
    const NodeId own = store ? document.find(context_.properties(*store), "Port") : document::none;
    return std::ranges::all_of(std::array{"FromPort", "ToPort"}, [&](std::string_view name) {
        const NodeId port = document.find(rule, name);
        const auto reference = reference_of(context_.templ, port);
        return known_text(document, port) || (reference && reference->resource == store) ||
               (port && own && identity(document, port) == identity(document, own));
    });
}

NodeId SecurityGroups::open_to_world(std::uint32_t group, int port, std::optional<std::uint32_t> store) {
    for (const Rule& rule : ingress_[group])
        for (const std::string_view name : {"CidrIp", "CidrIpv6"}) {
            const NodeId range = context_.document.find(rule.node, name);
            const std::string_view text = text_of(context_.document, range);
            const auto protocol = known_text(context_.document, context_.document.find(rule.node, "IpProtocol"));
            if ((text == "0.0.0.0/0" || text == "::/0") && protocol && says_ports(rule.node, store) &&
                may_cover(rule.node, port))
                return range;
        }
    return document::none;
}

}  // namespace appinfra::validate::rules
