#include "graph.hpp"

#include <algorithm>

#include "appinfra/support/sorted.hpp"

namespace appinfra::validate {
namespace {

/// In one run. 500 resources with 100 dependencies each, asked about 100 times.
constexpr std::size_t most_steps = 5'000'000;

}  // namespace

Graph::Graph(std::vector<Dependency> dependencies, std::size_t resources)
    : by_source_(std::move(dependencies)), by_target_(by_source_), seen_(resources) {
    std::ranges::stable_sort(by_source_, {}, &Dependency::from);
    std::ranges::stable_sort(by_target_, {}, &Dependency::to);
}

std::span<const Dependency> Graph::needs(std::uint32_t resource) const {
    return support::equal_items(by_source_, resource, &Dependency::from);
}

std::span<const Dependency> Graph::needed_by(std::uint32_t resource) const {
    return support::equal_items(by_target_, resource, &Dependency::to);
}

bool Graph::reaches(std::uint32_t from, std::uint32_t to) {
    ++search_;
    std::vector<std::uint32_t> open = {from};
    while (!open.empty()) {
        const std::uint32_t resource = open.back();
        open.pop_back();
        for (const Dependency& dependency : needs(resource)) {
            if (dependency.to == to || ++steps_ > most_steps)
                return true;
            if (seen_[dependency.to] != search_) {
                seen_[dependency.to] = search_;
                open.push_back(dependency.to);
            }
        }
    }
    return false;
}

}  // namespace appinfra::validate
