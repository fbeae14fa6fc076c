#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

struct Restored {
    std::string_view type;
    std::string_view property;
};

constexpr Restored restored[] = {
    {"AWS::RDS::DBInstance", "DBSnapshotIdentifier"}, {"AWS::RDS::DBCluster", "SnapshotIdentifier"},
    {"AWS::DocDB::DBCluster", "SnapshotIdentifier"},  {"AWS::Neptune::DBCluster", "SnapshotIdentifier"},
    {"AWS::Redshift::Cluster", "SnapshotIdentifier"}, {"AWS::ElastiCache::ReplicationGroup", "SnapshotName"},
};

/// Whether an update can take the value away or give another.
bool may_change(Context& context, NodeId value) {
    return parameter_in(context, value).has_value() ||
           (call_of(context.document, value) && call_of(context.document, value)->function == Function::branch);
}

}  // namespace

void check_restored_snapshots(Context& context) {
    for (const Restored& entry : restored)
        for (const std::uint32_t resource : context.resources_of(entry.type)) {
            const NodeId properties = context.properties(resource);
            const NodeId value = properties ? context.document.find(properties, entry.property) : document::none;
            const Fate fate = fate_of(context, resource, "UpdateReplacePolicy");
            if (!value || (fate != Fate::unsaid && fate != Fate::lost) || !may_change(context, value))
                continue;
            context.report_key("A2302", value,
                               "an update without this snapshot replaces " + name_of(context, resource) +
                                   " and deletes what was written since",
                               "add UpdateReplacePolicy: Snapshot, and never change the parameter after the restore");
        }
}

}  // namespace appinfra::validate::rules
