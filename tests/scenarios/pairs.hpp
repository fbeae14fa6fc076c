#pragma once

#include <vector>

#include "appinfra/scenarios/scenario.hpp"

namespace appinfra::scenarios::tests {

struct Pair {
    const Scenario& from;
    const Scenario& to;
};

/// All moves from one scenario to another; while there is one scenario only, none.
inline std::vector<Pair> all_pairs() {
    std::vector<Pair> pairs;
    for (const Scenario& from : all())
        for (const Scenario& to : all())
            if (from.name != to.name)
                pairs.push_back({from, to});
    return pairs;
}

}  // namespace appinfra::scenarios::tests
