#include "claims.hpp"

#include <algorithm>

namespace appinfra::validate {
namespace {

/// Of claims to the same thing, each of which excludes the new one.
constexpr std::size_t most_compared = 100;

}  // namespace

Claims::Claim* Claims::add(const std::string& thing, std::uint32_t resource, NodeId where) {
    std::vector<Claim>& same = claims_[thing];
    std::size_t earlier = 0;
    const std::size_t end = std::min(same.size(), most_compared);
    while (earlier < end && (same[earlier].resource == resource || !assumptions_.allow(same[earlier].assumed)))
        ++earlier;
    const auto taken = assumptions_.taken();
    same.push_back({resource, where, {taken.begin(), taken.end()}});
    return earlier < end ? &same[earlier] : nullptr;
}

}  // namespace appinfra::validate
