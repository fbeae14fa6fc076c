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

}  // namespace

void check_backups(Context& context) {
    for (const std::uint32_t database : context.resources_of("AWS::RDS::DBInstance"))
        if (is_always(context, database, "BackupRetentionPeriod", "0") && stands_alone(context, database))
            context.report_key("A2304", property_or_resource(context, database, "BackupRetentionPeriod"),
                               "the backups of " + name_of(context, database) + " are off",
                               "keep them for 7 days or more");
    constexpr std::string_view recovery = "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled";
    for (const std::uint32_t table : context.resources_of("AWS::DynamoDB::Table"))
        if (context.properties(table) &&
            (!has(context, table, "PointInTimeRecoverySpecification") || is_always(context, table, recovery, "false")))
            context.report_key("A2305", context.resource(table).node,
                               "table " + name_of(context, table) + " cannot be restored to a point in time",
                               "set PointInTimeRecoveryEnabled: true");
}

}  // namespace appinfra::validate::rules
