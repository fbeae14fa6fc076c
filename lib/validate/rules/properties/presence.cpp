#include <algorithm>

#include "../../text.hpp"
#include "shape_check.hpp"

/// Which entries of maps, and items of lists, are there once functions are resolved.
namespace appinfra::validate::rules {
namespace {

/// `Fn::If` in `Fn::If`.
constexpr int deepest_branch = 16;
/// Conditions of one map or list; how the others turn out is not gone through.
constexpr std::size_t most_open = 32;

}  // namespace

ShapeCheck::Presence ShapeCheck::presence(const Subject& map, std::string_view property) const {
    const NodeId value = map.where == resource_ ? document::none : document_.find(map.where, property);
    if (value)
        return presence(value);
    const bool of_resource = map.where == resource_ || document_.parent(map.where) == resource_;
    return of_resource && context_.templ.sets_globally(type_, property) ? Presence::maybe : Presence::absent;
}

ShapeCheck::Presence ShapeCheck::presence(NodeId value, int depth) const {
    const auto call = call_of(document_, value);
    if (!call)
        return Presence::present;
    if (is_no_value(document_, value))
        return Presence::absent;
    if (call->function != Function::branch || depth > deepest_branch)
        return Presence::present;
    const NodeId yes = child(document_, call->argument, 1);
    const NodeId no = child(document_, call->argument, 2);
    if (!yes || !no)
        return Presence::present;
    if (const auto known = assumptions_.known(text_of(document_, child(document_, call->argument, 0))))
        return presence(*known ? yes : no, depth + 1);
    const Presence first = presence(yes, depth + 1);
    return first == presence(no, depth + 1) ? first : Presence::maybe;
}

/// The conditions that decide, each on its own, which entries of a map, or items of a list, are there.
std::vector<std::string_view> ShapeCheck::open_conditions(NodeId holder) const {
    std::vector<std::string_view> conditions;
    if (holder == resource_)
        return conditions;
    for (const NodeId entry : document_.children(holder)) {
        if (conditions.size() == most_open)
            break;
        const auto call = call_of(document_, entry);
        if (!call || call->function != Function::branch || presence(entry) != Presence::maybe)
            continue;
        const std::string_view name = text_of(document_, child(document_, call->argument, 0));
        if (!name.empty() && !assumptions_.known(name) && std::ranges::find(conditions, name) == conditions.end())
            conditions.push_back(name);
    }
    return conditions;
}

}  // namespace appinfra::validate::rules
