#include <algorithm>
#include <array>

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

/// Members of a cluster are protected with it, and a replica holds what its source holds.
bool is_copy(Context& context, std::uint32_t resource) {
    const auto has = [&](std::string_view property) {
        return presence(context.document, context.assumptions, context.properties(resource), property) !=
               Presence::absent;
    };
    return has("SourceDBInstanceIdentifier") || has("ReplicationSourceIdentifier") ||
           (context.type_of(resource) == "AWS::RDS::DBInstance" && has("DBClusterIdentifier"));
}

/// Where nothing is said, CloudFormation takes a snapshot of these.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
/// (2026-11-24)
bool has_snapshot(std::string_view type) { return type == "AWS::RDS::DBInstance" || type == "AWS::RDS::DBCluster"; }

void check_resource(Context& context, std::uint32_t resource, const Protection& protection) {
    // Who writes `Delete` wants it so.
    if (fate_of(context, resource, "DeletionPolicy") != Fate::unsaid || is_copy(context, resource))
        return;
    const std::string_view condition = context.condition_of(resource);
    if (!condition.empty() && !has_snapshot(protection.type))
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

bool is_protected(Context& context, std::uint32_t resource) {
    const auto* const protection = std::ranges::find(protections, context.type_of(resource), &Protection::type);
    if (protection == std::end(protections))
        return false;
    bool is_set = false;
    bool on = true;
    context.property(resource, protection->property, [&](NodeId value) {
        is_set = true;
        on = on && known_text(context.document, value) == protection->on;
    });
    return is_set && on;
}

void check_protection(Context& context) {
    for (const Protection& protection : protections)
        for (const std::uint32_t resource : context.resources_of(protection.type))
            check_resource(context, resource, protection);
}

}  // namespace appinfra::validate::rules
