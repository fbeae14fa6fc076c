#pragma once

#include <vector>

#include "appinfra/scenarios/render.hpp"

namespace appinfra::scenarios {

/// Hiera's data: what all environments have in common, what each has of its own, and the secrets that each needs.
[[nodiscard]] std::vector<File> puppet_data(const manifest::Manifest& manifest);

}  // namespace appinfra::scenarios
