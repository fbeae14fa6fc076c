#pragma once

#include <type_traits>
#include <vector>

#include "appinfra/document/document.hpp"

namespace appinfra::validate {

using document::Document;
using document::NodeId;

/// Where `each_below` goes after a node.
enum class Next : std::uint8_t {
    below,  ///< On, to what is below the node too.
    past,   ///< On, but not below the node.
    end,    ///< Nowhere.
};

/// Calls `visit(NodeId)`, which gives `Next` or nothing, for a node, which may be `none`, and all that is below it;
/// without recursion, for templates of others may be nested as deeply as they like.
template <class Visit>
void each_below(const Document& document, NodeId root, Visit&& visit) {
    std::vector<NodeId> open;
    if (root)
        open.push_back(root);
    while (!open.empty()) {
        const NodeId node = open.back();
        open.pop_back();
        Next next = Next::below;
        if constexpr (std::is_void_v<decltype(visit(node))>)
            visit(node);
        else
            next = visit(node);
        if (next == Next::end)
            return;
        if (next == Next::below)
            for (const NodeId child : document.children(node))
                open.push_back(child);
    }
}

}  // namespace appinfra::validate
