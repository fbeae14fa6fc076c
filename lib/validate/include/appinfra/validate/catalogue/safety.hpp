#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Data that an update or a deletion would lose.
inline constexpr auto safety_rules = std::to_array<RuleLine>({
    {"A2301", "replaced-by-parameter", info, "another value of a parameter replaces a resource and deletes its data"},
    {"A2302", "snapshot-may-go", warning, "an update that no longer names the snapshot deletes the restored database"},
    {"A2303", "key-of-kept-data", warning, "a key is deleted while the data that it encrypts is kept"},
    {"A2304", "backups-off", warning, "a database has no backups"},
    {"A2305", "recovery-off", info, "a table cannot be restored to a point in time"},
    {"A2306", "kept-data-expires", info, "a bucket is kept, but all that it holds expires"},
    {"A2307", "replication-without-versions", error, "a bucket replicates its objects without keeping versions"},
    {"A2308", "kept-database-blocks-deletion", warning, "a database is kept, but not what it needs"},
    {"A2309", "dead-letters-expire", warning, "a dead letter queue keeps messages for a shorter time than its source"},
    {"A2310", "data-depends-on-condition", info, "a condition that turns false deletes data"},
    {"A2311", "deletion-protection-off", info, "a database, table or user pool is not protected from deletion"},
});

}  // namespace appinfra::validate::lines
