#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace appinfra::manifest {

/// The memory that Fargate has for one amount of CPU.
struct FargateCpu {
    std::int64_t cpu_units;  ///< 1024 are one vCPU.
    std::int64_t smallest_mib;
    std::int64_t largest_mib;
    std::int64_t step_mib;  ///< 0: each size is twice the one before.

    [[nodiscard]] constexpr bool has_memory(std::int64_t mib) const {
        if (mib < smallest_mib || mib > largest_mib)
            return false;
        if (step_mib != 0)
            return (mib - smallest_mib) % step_mib == 0;
        std::int64_t size = smallest_mib;
        while (size < mib)
            size *= 2;
        return size == mib;
    }

    /// The size after `mib`, which is one of the sizes but not the largest.
    [[nodiscard]] constexpr std::int64_t next_size(std::int64_t mib) const {
        return step_mib != 0 ? mib + step_mib : mib * 2;
    }

    /// The largest size up to `mib`, or the smallest one.
    [[nodiscard]] constexpr std::int64_t memory_below(std::int64_t mib) const {
        std::int64_t size = std::clamp(mib, smallest_mib, largest_mib);
        while (!has_memory(size))
            --size;
        return size;
    }

    /// The smallest size from `mib` on, or the largest one.
    [[nodiscard]] constexpr std::int64_t memory_above(std::int64_t mib) const {
        std::int64_t size = std::clamp(mib, smallest_mib, largest_mib);
        while (!has_memory(size))
            ++size;
        return size;
    }
};

/// "Task CPU and memory" in "Amazon ECS task definition parameters for Fargate", AWS documentation, 2026-11-23.
inline constexpr std::array<FargateCpu, 7> fargate_cpus{{
    {256, 512, 2048, 0},
    {512, 1024, 4096, 1024},
    {1024, 2048, 8192, 1024},
    {2048, 4096, 16384, 1024},
    {4096, 8192, 30720, 1024},
    {8192, 16384, 61440, 4096},
    {16384, 32768, 122880, 8192},
}};

/// The row of `cpu_units`, or null when Fargate has no such CPU.
[[nodiscard]] constexpr const FargateCpu* fargate_cpu(std::int64_t cpu_units) {
    const auto* found = std::find_if(fargate_cpus.begin(), fargate_cpus.end(),
                                     [&](const FargateCpu& row) { return row.cpu_units == cpu_units; });
    return found == fargate_cpus.end() ? nullptr : &*found;
}

}  // namespace appinfra::manifest
