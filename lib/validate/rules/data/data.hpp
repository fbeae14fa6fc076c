#pragma once

#include <optional>
#include <string>

#include "../../context.hpp"
#include "../../number.hpp"

namespace appinfra::validate::rules {

void check_subscription_filters(Context& context);
void check_cluster_mode(Context& context);
void check_key_attributes(Context& context);
void check_archive_days(Context& context);
void check_detector(Context& context);
void check_queue_types(Context& context);
void check_backup_lifecycles(Context& context);
void check_cluster_members(Context& context);
void check_parameter_groups(Context& context);
void check_replica_mode(Context& context);
void check_stored_names(Context& context);
void check_alarm_actions(Context& context);
void check_kept_data(Context& context);
void check_tags_of_types(Context& context);

/// The number that a literal spells.
[[nodiscard]] inline std::optional<double> literal_number(const Document& document, NodeId node) {
    const auto text = known_text(document, node);
    return text ? number_in(*text) : std::nullopt;
}

/// Calls `visit(NodeId)` for each value that a property may have, as `each_branch` does; with `none` where it is not
/// set.
template <class Visit>
void each_setting(Context& context, std::uint32_t resource, std::string_view name, Visit&& visit) {
    const NodeId entry = context.document.find(context.properties(resource), name);
    if (!entry)
        return visit(document::none);
    each_branch(context.document, context.assumptions, entry,
                [&](NodeId value) { visit(is_no_value(context.document, value) ? document::none : value); });
}

/// Calls `visit(NodeId)`, perhaps with `none`, for each value that a property may have of the resource that a reference
/// names, where both resources exist. Nothing where it refers to no resource of the type.
template <class Visit>
void each_setting_of_referred(Context& context, NodeId reference, std::string_view type, std::string_view name,
                              Visit&& visit) {
    const auto referred = reference_of(context.templ, reference);
    if (!referred || context.type_of(referred->resource) != type)
        return;
    const std::string_view condition = context.condition_of(referred->resource);
    if (context.assumptions.known(condition) == false)
        return;
    const Assumptions::Guard exists(context.assumptions, condition, true);
    each_setting(context, referred->resource, name, visit);
}

/// A flag that is a literal, or not set, which means false.
[[nodiscard]] inline std::optional<bool> flag(const Document& document, NodeId node) {
    if (!node)
        return false;
    const auto text = known_text(document, node);
    if (text == "true" || text == "True")
        return true;
    return text == "false" || text == "False" ? std::optional(false) : std::nullopt;
}

}  // namespace appinfra::validate::rules
