#pragma once

#include <string>
#include <vector>

#include "appinfra/scenarios/migration.hpp"

namespace appinfra::scenarios {

/// A prediction for people, a line for each effect: `removed: Alias (retained), Targets (deleted)`.
[[nodiscard]] std::vector<std::string> summarize(const compare::Prediction& prediction);

/// The resources of `leftovers` whose fate has that name, as `Name (Type) of stack`.
[[nodiscard]] std::vector<std::string> with_fate(const std::vector<Leftover>& leftovers, std::string_view fate);

/// `1. Prepare a shell`, with the environment where the step has one.
[[nodiscard]] std::string heading(std::size_t number, const Step& step);

}  // namespace appinfra::scenarios
