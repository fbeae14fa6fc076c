#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Databases, queues, storage and streams.
inline constexpr auto data_rules = std::to_array<RuleLine>({
    {"A1112", "parameter-group-of-other-engine", error,
     "a database has a parameter group for another engine or major version"},
    {"E2529", "too-many-subscription-filters", error, "a log group has more than five subscription filters"},
    {"E3024", "invalid-tag", error, "a tag has a reserved or too long key, or is set twice"},
    {"E3026", "cluster-mode-without-failover", error, "a replication group in cluster mode lacks failover or nodes"},
    {"E3039", "key-attribute-mismatch", error, "the defined attributes of a table are not those of its keys"},
    {"E3061", "archive-days-out-of-range", error, "a tier of intelligent tiering has too few or too many days"},
    {"E3063", "detector-with-both-features", error, "a GuardDuty detector has both data sources and features"},
    {"E3065", "too-many-alarm-actions", error, "an alarm has more than five different actions of a kind"},
    {"E3502", "dead-letter-queue-of-other-type", error, "a queue and its dead-letter queue are of different types"},
    {"E3504", "cold-storage-too-short", error, "backups are deleted less than 90 days after they went cold"},
    {"E3705", "batch-too-large-for-fifo", error, "a function takes more than ten messages at once from a FIFO queue"},
    {"E3707", "instance-engine-unlike-cluster", error, "an instance has another engine than its cluster"},
    {"E3709", "instance-encryption-unlike-cluster", error,
     "an instance is encrypted and its cluster is not, or the reverse"},
    {"I3011", "no-policy-for-data", info, "a resource that holds data does not say what becomes of it"},
    {"I3013", "no-retention-period", info, "data expires after a default period that is not spelled"},
    {"W3011", "only-one-policy", warning, "a resource is kept on deletion or on replacement, but not on both"},
    {"W3699", "replica-mode-ignored", warning, "ReplicaMode is set for an engine without replica modes"},
    {"W3701", "reserved-parameter-name", warning, "the name of an SSM parameter starts with a reserved word"},
});

}  // namespace appinfra::validate::lines
