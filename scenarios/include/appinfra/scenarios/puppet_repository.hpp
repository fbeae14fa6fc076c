#pragma once

#include <vector>

#include "appinfra/scenarios/render.hpp"

namespace appinfra::scenarios {

/// A control repository for Puppet, as a skeleton: role and profiles of an application server, and the data of every
/// environment of the manifest. Paths are relative to the repository. Holds no secret: where the value of one belongs,
/// a placeholder stands that cannot be decrypted.
[[nodiscard]] std::vector<File> puppet_repository(const manifest::Manifest& manifest);

}  // namespace appinfra::scenarios
