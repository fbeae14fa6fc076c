#pragma once

#include <string>
#include <vector>

#include "resource.hpp"

namespace appinfra::aws::generate {

/// The declarations of one service's resources.
[[nodiscard]] std::string emit_header(const std::vector<Resource>& resources);
/// Their definitions.
[[nodiscard]] std::string emit_source(const std::vector<Resource>& resources);

}  // namespace appinfra::aws::generate
