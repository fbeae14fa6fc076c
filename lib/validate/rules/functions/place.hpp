#pragma once

#include <string_view>
#include <vector>

#include "../../template.hpp"

namespace appinfra::validate::rules {

/// Where a value stands in the template.
class Place {
public:
    Place(const Document& document, NodeId node);

    /// `Resources`; empty where the value is not part of the template.
    [[nodiscard]] std::string_view section() const { return key(0); }
    /// The key of a step of the path from the root; empty for items of lists and beyond the end.
    [[nodiscard]] std::string_view key(std::size_t step) const;
    [[nodiscard]] NodeId node(std::size_t step) const { return steps_[step]; }
    [[nodiscard]] std::size_t size() const { return steps_.size(); }
    /// Whether one of the keys is that name.
    [[nodiscard]] bool below(std::string_view name) const;
    /// Whether the value is part of the argument of a function, `Fn::If` apart.
    [[nodiscard]] bool in_function() const;
    [[nodiscard]] bool in_properties() const { return section() == "Resources" && key(2) == "Properties"; }

private:
    const Document& document_;
    std::vector<NodeId> steps_;  ///< From the section to the value.
};

}  // namespace appinfra::validate::rules
