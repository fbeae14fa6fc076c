#pragma once

#include <span>
#include <string>

#include "appinfra/document/document.hpp"

namespace appinfra::inspect {

/// Whether two documents are the same but for what stands at one of the paths or below: there values may differ, and
/// the last key of the path may have another spelling or be gone.
[[nodiscard]] bool same_but(const document::Document& before, const document::Document& after,
                            std::span<const std::string> paths);

}  // namespace appinfra::inspect
