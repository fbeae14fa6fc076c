#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

struct Protection {
    std::string_view type;
    std::string_view property;
    std::string_view on;
};

constexpr Protection protections[] = {
    {"AWS::RDS::DBInstance", "DeletionProtection", "true"},
    {"AWS::RDS::DBCluster", "DeletionProtection", "true"},
    {"AWS::DocDB::DBCluster", "DeletionProtection", "true"},
    {"AWS::Neptune::DBCluster", "DeletionProtection", "true"},
    {"AWS::DynamoDB::Table", "DeletionProtectionEnabled", "true"},
    {"AWS::Cognito::UserPool", "DeletionProtection", "ACTIVE"},
};

bool is_off(Context& context, std::uint32_t resource, const Protection& protection) {
    bool off = true;
    context.property(resource, protection.property, [&](NodeId value) {
        const auto text = known_text(context.document, value);
        off = off && text && text != protection.on;
    });
    return off;
}

/// Members of a cluster are protected with it.
bool is_member(Context& context, std::uint32_t resource) {
    return presence(context.document, context.assumptions, context.properties(resource), "DBClusterIdentifier") !=
           Presence::absent;
}

void check_resource(Context& context, std::uint32_t resource, const Protection& protection) {
    const Fate fate = fate_of(context, resource, "DeletionPolicy");
    if (fate == Fate::kept || fate == Fate::unknown || is_member(context, resource))
        return;
    const std::string_view condition = context.condition_of(resource);
    if (!condition.empty())
        context.report_key("A2310", context.resource(resource).node,
                           name_of(context, resource) + " is deleted with its data when condition " +
                               quoted(condition) + " turns false",
                           "add DeletionPolicy: Retain, or Snapshot where the type has snapshots");
    if (is_off(context, resource, protection))
        context.report_key("A2311", context.resource(resource).node,
                           name_of(context, resource) + " can be deleted by mistake",
                           "set " + std::string(protection.property) + ": " + std::string(protection.on));
}

}  // namespace

void check_protection(Context& context) {
    for (const Protection& protection : protections)
        for (const std::uint32_t resource : context.resources_of(protection.type))
            check_resource(context, resource, protection);
}

}  // namespace appinfra::validate::rules
