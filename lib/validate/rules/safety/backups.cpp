#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

/// Whether a value is there, and is the same text wherever conditions lead.
bool is_always(Context& context, std::uint32_t resource, std::string_view path, std::string_view wanted) {
    bool any = false;
    bool all = true;
    context.property(resource, path, [&](NodeId value) {
        any = true;
        all = all && known_text(context.document, value) == wanted;
    });
    return any && all;
}

bool has(Context& context, std::uint32_t resource, std::string_view property) {
    return presence(context.document, context.assumptions, context.properties(resource), property) != Presence::absent;
}

/// Replicas and members of clusters leave backups to others.
bool stands_alone(Context& context, std::uint32_t database) {
    return !has(context, database, "SourceDBInstanceIdentifier") && !has(context, database, "DBClusterIdentifier") &&
           !has(context, database, "SourceDBClusterIdentifier");
}

void check_database(Context& context, std::uint32_t database, std::string_view property) {
    if (is_always(context, database, property, "0") && stands_alone(context, database))
        context.report_key("A2304", property_or_resource(context, database, property),
                           "the backups of " + name_of(context, database) + " are off", "keep them for 7 days or more");
}

/// A global table has its recovery in each replica.
bool can_be_restored(Context& context, std::uint32_t table, std::string_view replicas) {
    bool found = false;
    const std::string path = std::string(replicas) + "PointInTimeRecoverySpecification";
    context.property(table, path, [&](NodeId specification) {
        const auto enabled =
            known_text(context.document, context.document.find(specification, "PointInTimeRecoveryEnabled"));
        found = found || enabled != "false";
    });
    return found;
}

void check_table(Context& context, std::uint32_t table, std::string_view replicas) {
    const NodeId properties = context.properties(table);
    if (properties && !call_of(context.document, properties) && !can_be_restored(context, table, replicas))
        context.report_key("A2305", context.resource(table).node,
                           "table " + name_of(context, table) + " cannot be restored to a point in time",
                           "set PointInTimeRecoveryEnabled: true");
}

}  // namespace

void check_backups(Context& context) {
    for (const std::uint32_t database : context.resources_of("AWS::RDS::DBInstance"))
        check_database(context, database, "BackupRetentionPeriod");
    for (const std::uint32_t cluster : context.resources_of("AWS::Redshift::Cluster"))
        check_database(context, cluster, "AutomatedSnapshotRetentionPeriod");
    for (const std::uint32_t table : context.resources_of("AWS::DynamoDB::Table"))
        check_table(context, table, "");
    for (const std::uint32_t table : context.resources_of("AWS::DynamoDB::GlobalTable"))
        check_table(context, table, "Replicas/*/");
}

}  // namespace appinfra::validate::rules
