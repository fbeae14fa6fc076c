#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>

#include "appinfra/document/document.hpp"

namespace appinfra::document::testing {

/// Makes nodes of one document with few words.
class Build {
public:
    Document document;

    NodeId text(std::string_view value) { return document.make_string(value); }
    NodeId list(std::initializer_list<NodeId> items) {
        const NodeId list = document.make_list();
        for (const NodeId item : items)
            document.append(list, item);
        return list;
    }
    NodeId map(std::initializer_list<std::pair<std::string_view, NodeId>> entries) {
        const NodeId map = document.make_map();
        for (const auto& [key, value] : entries)
            document.insert(map, key, value);
        return map;
    }
    NodeId ref(std::string_view name) { return map({{"Ref", text(name)}}); }
    const Document& with_root(NodeId root) {
        document.set_root(root);
        return document;
    }
};

}  // namespace appinfra::document::testing
