#pragma once

#include <vector>

#include "side.hpp"

namespace appinfra::compare {

/// Where two values differ, and where they do not. Nodes are of the old or the new document.
struct Comparison {
    struct Pair {
        NodeId before;  ///< `none` where only the new value is.
        NodeId after;   ///< `none` where only the old value was.
    };
    std::vector<Pair> different;  ///< As deep as it can be told: scalars, functions, lists of different length.
    std::vector<NodeId> equal;    ///< Of the new document; as high as it can be told.
};

[[nodiscard]] Comparison compare_values(const Side& before, NodeId old_value, const Side& after, NodeId new_value);

}  // namespace appinfra::compare
