#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "appinfra/document/document.hpp"
#include "values.hpp"

namespace appinfra::compare {

using document::Document;
using document::Kind;
using document::NodeId;

/// The entries of a section that are maps, by name; the first of each name.
struct Section {
    std::vector<NodeId> entries;
    std::unordered_map<std::string_view, NodeId> by_name;

    [[nodiscard]] NodeId find(std::string_view name) const;
};

/// One of the two templates, with what is asked of it again and again. Keeps views into the document.
struct Side {
    Side(const Document& source, Values& all_values);

    /// The number of what stands there; 0 for `none`.
    [[nodiscard]] std::uint32_t value(NodeId node) const { return node ? values[node.index] : 0; }
    [[nodiscard]] NodeId entry(NodeId node, std::string_view key) const {
        return node ? document.find(node, key) : document::none;
    }
    /// The text of an entry that is a string, else empty.
    [[nodiscard]] std::string_view text(NodeId node, std::string_view key) const;

    const Document& document;
    std::vector<std::uint32_t> values;
    Section parameters;
    Section mappings;
    Section conditions;
    Section resources;
};

/// Whether a node calls a function, so that its value is known only when deploying.
[[nodiscard]] bool is_function(const Document& document, NodeId node);

}  // namespace appinfra::compare
