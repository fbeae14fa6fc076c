#include "identity.hpp"

namespace appinfra::compare {

namespace {

bool changes_identity(const schema::ResourceType& type, const Change& change) {
    for (const std::string_view part : type.identifier())
        for (const Difference& difference : change.differences)
            if (difference.path == part || difference.path.starts_with(std::string(part) + "/"))
                return true;
    return false;
}

}  // namespace

TakenNames::TakenNames(const Side& before, const schema::Facts& facts) : facts_(facts) {
    for (const NodeId resource : before.resources.entries)
        if (std::string held = identity(before, resource); !held.empty())
            holders_.emplace(std::move(held), before.document.key(resource));
}

bool TakenNames::collides(const Side& after, const Change& change) const {
    const auto holder = holders_.find(identity(after, after.resources.find(change.logical_id)));
    if (holder == holders_.end())
        return false;
    if (holder->second != change.logical_id)
        return true;
    // What is deleted first is no obstacle, nor is a name in a place that is a new one, too.
    const auto type = facts_.find(change.type);
    return type->replacement() != schema::Replacement::delete_then_create && !changes_identity(*type, change);
}

/// Empty unless the template spells out all that identifies the resource.
std::string TakenNames::identity(const Side& side, NodeId resource) const {
    const auto type = facts_.find(side.text(resource, "Type"));
    if (!type || type->identifier().empty())
        return {};
    std::string identity(type->name());
    for (const std::string_view part : type->identifier()) {
        const NodeId value = side.entry(side.entry(resource, "Properties"), part);
        if (!value)
            return {};
        identity += ' ' + std::to_string(side.value(value));
    }
    return identity;
}

}  // namespace appinfra::compare
