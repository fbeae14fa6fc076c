#pragma once

#include <algorithm>
#include <span>

namespace appinfra::support {

/// The items whose projection is `value`, of a vector that is sorted by it. clang 14 cannot compile what
/// std::ranges::equal_range of libstdc++ 12 returns.
template <class Vector, class Value, class Projection>
[[nodiscard]] auto equal_items(Vector& sorted, const Value& value, Projection projection) {
    const auto begin = std::ranges::lower_bound(sorted, value, {}, projection);
    const auto end = std::ranges::upper_bound(begin, sorted.end(), value, {}, projection);
    return std::span(begin, end);
}

}  // namespace appinfra::support
