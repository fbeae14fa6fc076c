#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "template.hpp"

namespace appinfra::validate {

/// One resource needs another: it refers to it, or depends on it.
struct Dependency {
    std::uint32_t from;
    std::uint32_t to;
    NodeId where;
    bool declared = false;  ///< By `DependsOn`.
};

/// Which resources need which, by the place of a resource in its section. CloudFormation creates what is needed first
/// and deletes it last.
class Graph {
public:
    Graph() = default;
    Graph(std::vector<Dependency> dependencies, std::size_t resources);

    [[nodiscard]] std::span<const Dependency> needs(std::uint32_t resource) const;
    [[nodiscard]] std::span<const Dependency> needed_by(std::uint32_t resource) const;
    /// Whether `from` needs `to`, perhaps by way of others. True, too, once that was asked so often about so large a
    /// graph that answering costs too much.
    [[nodiscard]] bool reaches(std::uint32_t from, std::uint32_t to);

private:
    std::vector<Dependency> by_source_;
    std::vector<Dependency> by_target_;
    std::vector<std::uint32_t> seen_;  ///< In which search each resource was seen last.
    std::uint32_t search_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace appinfra::validate
