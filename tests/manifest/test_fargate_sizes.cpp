#include "appinfra/manifest/fargate_sizes.hpp"

#include "catch.hpp"

using namespace appinfra::manifest;

TEST_CASE("Fargate has the sizes of its documentation") {
    CHECK(fargate_cpu(256)->has_memory(512));
    CHECK(fargate_cpu(256)->has_memory(2048));
    CHECK_FALSE(fargate_cpu(256)->has_memory(1536));
    CHECK_FALSE(fargate_cpu(256)->has_memory(3072));
    CHECK(fargate_cpu(512)->has_memory(3072));
    CHECK_FALSE(fargate_cpu(1024)->has_memory(1024));
    CHECK(fargate_cpu(4096)->has_memory(30720));
    CHECK_FALSE(fargate_cpu(8192)->has_memory(17408));
    CHECK(fargate_cpu(16384)->has_memory(122880));
    CHECK(fargate_cpu(300) == nullptr);
}

TEST_CASE("the nearest memory below and above exists") {
    for (const FargateCpu& row : fargate_cpus) {
        for (std::int64_t mib = 1; mib < 200'000; mib += 500) {
            REQUIRE(row.has_memory(row.memory_below(mib)));
            REQUIRE(row.has_memory(row.memory_above(mib)));
            REQUIRE(row.memory_below(mib) <= row.memory_above(mib));
        }
    }
    CHECK(fargate_cpu(256)->memory_below(1500) == 1024);
    CHECK(fargate_cpu(256)->memory_above(1500) == 2048);
}
