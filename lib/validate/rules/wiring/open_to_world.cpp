#include <algorithm>

#include "data_ports.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr int shell_ports[] = {22, 3389};

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
                    "everybody can reach port " + std::to_string(port) + " of " + name_of(context, store),
                    "allow the group of the clients instead of a range, and set PubliclyAccessible to false");
                note_resource(context, finding, store, "the database has a public address");
            }
}

void check_shell(Context& context, SecurityGroups& groups, std::uint32_t group) {
    for (const int port : shell_ports)
        if (const NodeId range = groups.open_to_world(group, port)) {
            context.report("A2117", range, "everybody can reach port " + std::to_string(port),
                           "use Session Manager, or allow the addresses of those who need it");
            return;
        }
}

}  // namespace

void check_open_to_world(Context& context, SecurityGroups& groups) {
    for (const DataStore& kind : data_stores)
        for (const std::uint32_t store : context.resources_of(kind.type)) {
            const std::vector<int> ports = ports_of(context, store, kind);
            if (!ports.empty() && has_public_address(context, store))
                check_store(context, groups, store, ports.front());
        }
    for (const std::uint32_t group : context.resources_of("AWS::EC2::SecurityGroup"))
        check_shell(context, groups, group);
}

}  // namespace appinfra::validate::rules
