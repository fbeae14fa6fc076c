#include <algorithm>

#include "data_ports.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr int shell_ports[] = {22, 3389};
/// A port that a parameter names.
constexpr int some_port = 0;

/// Nobody gets a shell there, whatever port is open.
constexpr std::string_view without_shell[] = {
    "AWS::DocDB::DBCluster",
    "AWS::EC2::VPCEndpoint",
    "AWS::EFS::MountTarget",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::ElastiCache::ServerlessCache",
    "AWS::ElasticLoadBalancing::LoadBalancer",
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "AWS::Lambda::Function",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::RDS::DBProxy",
};

bool is_accessible(Context& context, std::uint32_t store) {
    bool found = false;
    context.property(store, "PubliclyAccessible",
                     [&](NodeId value) { found = found || known_text(context.document, value) == "true"; });
    return found;
}

/// The address of a cluster is that of its members.
bool has_public_address(Context& context, std::uint32_t store) {
    return is_accessible(context, store) ||
           std::ranges::any_of(referring(context, store, "AWS::RDS::DBInstance", "DBClusterIdentifier"),
                               [&](std::uint32_t member) { return is_accessible(context, member); });
}

void check_store(Context& context, SecurityGroups& groups, std::uint32_t store, int port) {
    for (const std::string_view path : {"VPCSecurityGroups/*", "VpcSecurityGroupIds/*"})
        for (const std::uint32_t group : referred(context, store, path, {"AWS::EC2::SecurityGroup"}))
            if (const NodeId range = groups.open_to_world(group, port, store)) {
                auto& finding = context.report(
                    "A2116", range,
                    "everybody can reach " + (port == some_port ? "the port" : "port " + std::to_string(port)) +
                        " of " + name_of(context, store),
                    "allow the group of the clients instead of a range, and set PubliclyAccessible to false");
                note_resource(context, finding, store, "the database has a public address");
            }
}

/// Whether the group is in use, and only where there is no shell.
bool guards_no_shell(const Context& context, std::uint32_t group) {
    bool in_use = false;
    for (const Dependency& dependency : context.dependencies) {
        const std::string_view type = context.type_of(dependency.from);
        if (dependency.to != group || dependency.declared || type.starts_with("AWS::EC2::SecurityGroup"))
            continue;
        if (std::ranges::find(without_shell, type) == std::end(without_shell))
            return false;
        in_use = true;
    }
    return in_use;
}

void check_shell(Context& context, SecurityGroups& groups, std::uint32_t group) {
    NodeId reported;
    for (const int port : shell_ports)
        if (const NodeId range = groups.open_to_world(group, port); range && range != reported) {
            if (guards_no_shell(context, group))
                return;
            context.report("A2117", range, "everybody can reach port " + std::to_string(port),
                           "use Session Manager, or allow the addresses of those who need it");
            reported = range;
        }
}

}  // namespace

void check_open_to_world(Context& context, SecurityGroups& groups) {
    for (const DataStore& kind : data_stores)
        for (const std::uint32_t store : context.resources_of(kind.type)) {
            const std::vector<int> ports = ports_of(context, store, kind);
            const NodeId properties = context.properties(store);
            const bool is_parameter = properties && !kind.port.empty() && context.document.find(properties, kind.port);
            if ((!ports.empty() || is_parameter) && has_public_address(context, store))
                check_store(context, groups, store, ports.empty() ? some_port : ports.front());
        }
    for (const std::uint32_t group : context.resources_of("AWS::EC2::SecurityGroup"))
        check_shell(context, groups, group);
}

}  // namespace appinfra::validate::rules
