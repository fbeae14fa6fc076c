#include "values.hpp"

#include <algorithm>
#include <utility>

namespace appinfra::compare {

using document::Document;
using document::Kind;
using document::NodeId;

namespace {

void append(std::string& content, std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8)
        content += static_cast<char>((number >> shift) & 0xFFU);
}

std::string scalar(const Document& document, NodeId node) {
    switch (document.kind(node)) {
        case Kind::boolean:
            return document.boolean(node) ? "true" : "false";
        case Kind::integer:
            return std::to_string(document.integer(node));
        default:
            return std::string(document.text(node));
    }
}

}  // namespace

std::uint32_t Values::number_of(std::string content) {
    return known_.try_emplace(std::move(content), static_cast<std::uint32_t>(known_.size() + 1)).first->second;
}

std::string Values::content(const Document& document, NodeId node, const std::vector<std::uint32_t>& numbers) {
    std::string content;
    switch (document.kind(node)) {
        case Kind::null:
            return "null";
        case Kind::list:
            content = "[";
            for (const NodeId item : document.children(node))
                append(content, numbers[item.index]);
            return content;
        case Kind::map: {
            std::vector<std::pair<std::uint32_t, std::uint32_t>> entries;
            entries.reserve(document.child_count(node));
            for (const NodeId entry : document.children(node))
                entries.emplace_back(number_of("'" + std::string(document.key(entry))), numbers[entry.index]);
            std::ranges::stable_sort(entries, {}, &std::pair<std::uint32_t, std::uint32_t>::first);
            content = "{";
            for (const auto& [key, value] : entries) {
                append(content, key);
                append(content, value);
            }
            return content;
        }
        default:
            return "'" + scalar(document, node);
    }
}

std::vector<std::uint32_t> Values::number(const Document& document) {
    std::vector<std::uint32_t> numbers(document.size(), 0);
    for (NodeId node = document.root(); node;) {
        // Children first: a container is done when it is reached again from its last child.
        const NodeId child = document.first_child(node);
        if (child && numbers[child.index] == 0) {
            node = child;
            continue;
        }
        numbers[node.index] = number_of(content(document, node, numbers));
        if (node == document.root())
            break;
        const NodeId next = document.next_sibling(node);
        node = next ? next : document.parent(node);
    }
    return numbers;
}

}  // namespace appinfra::compare
