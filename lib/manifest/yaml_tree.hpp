#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "findings.hpp"

namespace appinfra::manifest {

struct Entry;

/// A YAML value as it was written: scalars are text, because `010`, `on` and `1.10` mean what the key makes of them.
struct Node {
    enum class Kind : std::uint8_t {
        null,  ///< Nothing, `~` or `null`.
        scalar,
        list,
        mapping,
        refused,  ///< Reported already: says nothing more.
    };
    Kind kind = Kind::null;
    std::string text;
    diagnostics::Span span;  ///< For `null`, and the brackets of collections in block style, only about right.
    std::vector<Node> items;
    std::vector<Entry> entries;  ///< May hold a key twice.
};

struct Entry {
    std::string key;
    diagnostics::Span key_span;
    Node value;
};

[[nodiscard]] Node make_node(Node::Kind kind, diagnostics::Span span, std::string text = {});

/// What a manifest may be at most.
inline constexpr std::size_t largest_manifest_bytes = 1'000'000;
inline constexpr std::size_t deepest_nesting = 16;
inline constexpr std::size_t most_nodes = 10'000;

/// The top of a manifest, always a mapping; empty, with findings, when the text cannot be read as one. Duplicate keys
/// are the caller's to report.
[[nodiscard]] std::optional<Node> read_tree(std::string_view text, Findings& findings);

}  // namespace appinfra::manifest
