#include "policies.hpp"

#include <algorithm>
#include <array>

namespace appinfra::compare {
namespace {

/// "DeletionPolicy attribute", CloudFormation template reference, 2026-11-23.
constexpr std::array<std::string_view, 8> with_snapshots = {
    "AWS::DocDB::DBCluster",          "AWS::EC2::Volume",
    "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
    "AWS::Neptune::DBCluster",        "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",           "AWS::Redshift::Cluster",
};

/// The same page: databases are deleted with a last snapshot unless the template says otherwise, but for those of a
/// cluster.
bool has_snapshot_by_default(const Side& side, NodeId resource) {
    const std::string_view type = side.text(resource, "Type");
    return type == "AWS::RDS::DBCluster" ||
           (type == "AWS::RDS::DBInstance" && !side.entry(side.entry(resource, "Properties"), "DBClusterIdentifier"));
}

Fate fate_by(const Side& side, NodeId resource, std::string_view policy) {
    const std::string_view wanted = side.text(resource, policy);
    if (wanted == "Retain" || wanted == "RetainExceptOnCreate")
        return Fate::retained;
    if (wanted == "Snapshot" && std::ranges::count(with_snapshots, side.text(resource, "Type")) != 0)
        return Fate::snapshotted;
    return wanted == "Delete" ? Fate::discarded : Fate::deleted;
}

}  // namespace

Fate fate_when_removed(const Side& side, NodeId resource) {
    if (!side.entry(resource, "DeletionPolicy") && has_snapshot_by_default(side, resource))
        return Fate::snapshotted;
    return fate_by(side, resource, "DeletionPolicy");
}

Fate fate_when_replaced(const Side& side, NodeId resource) { return fate_by(side, resource, "UpdateReplacePolicy"); }

}  // namespace appinfra::compare
