#pragma once

#include <string>
#include <unordered_map>

#include "appinfra/compare/predict.hpp"
#include "side.hpp"

namespace appinfra::compare {

/// The explicit names that the resources of the old template hold.
class TakenNames {
public:
    TakenNames(const Side& before, const schema::Facts& facts);

    /// Whether a resource that the update creates, on the side of the new template, would bear a name that a resource
    /// of the old one holds until the update ends.
    [[nodiscard]] bool collides(const Side& after, const Change& change) const;

private:
    [[nodiscard]] std::string identity(const Side& side, NodeId resource) const;

    const schema::Facts& facts_;
    std::unordered_map<std::string, std::string_view> holders_;  ///< Logical ids by type and explicit name.
};

}  // namespace appinfra::compare
