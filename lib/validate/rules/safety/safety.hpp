#pragma once

#include "../../relations.hpp"
#include "../../text.hpp"
#include "../rules.hpp"

namespace appinfra::validate::rules {

/// What becomes of a resource that is no longer wanted.
enum class Fate : std::uint8_t {
    unsaid,  ///< No policy.
    lost,    ///< `Delete`.
    kept,    ///< `Retain` in any form, or `Snapshot`.
    unknown,
};
/// `policy` is `DeletionPolicy` or `UpdateReplacePolicy`.
[[nodiscard]] Fate fate_of(const Context& context, std::uint32_t resource, std::string_view policy);

/// The first parameter that decides what a value is.
[[nodiscard]] std::optional<std::string_view> parameter_in(const Context& context, NodeId value);

/// Whether deletion is refused until somebody changes the resource.
[[nodiscard]] bool is_protected(Context& context, std::uint32_t resource);

void check_replaced_data(Context& context);
void check_restored_snapshots(Context& context);
void check_keys_of_kept_data(Context& context);
void check_backups(Context& context);
void check_expiry(Context& context);
void check_replication(Context& context);
void check_kept_databases(Context& context);
void check_protection(Context& context);

}  // namespace appinfra::validate::rules
