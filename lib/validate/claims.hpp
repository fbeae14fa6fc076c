#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "assumptions.hpp"

namespace appinfra::validate {

/// What resources lay claim to though only one of them may have it.
class Claims {
public:
    struct Claim {
        std::uint32_t resource;
        NodeId where;
        std::vector<Assumptions::Assumption> assumed;
        bool told = false;  ///< The caller has reported it.
    };

    explicit Claims(const Assumptions& assumptions) : assumptions_(assumptions) {}

    /// Adds a claim that holds under what is assumed now. Gives an earlier one to the same thing that another resource
    /// makes and that may hold at the same time, or null; it stays valid until the next is added.
    Claim* add(const std::string& thing, std::uint32_t resource, NodeId where);

private:
    const Assumptions& assumptions_;
    std::unordered_map<std::string, std::vector<Claim>> claims_;
};

}  // namespace appinfra::validate
