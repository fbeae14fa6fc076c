#pragma once

#include "appinfra/compare/predict.hpp"
#include "side.hpp"

namespace appinfra::compare {

/// What becomes of a resource that is removed from its template.
[[nodiscard]] Fate fate_when_removed(const Side& side, NodeId resource);
/// What becomes of the old physical resource when the resource is replaced.
[[nodiscard]] Fate fate_when_replaced(const Side& side, NodeId resource);

}  // namespace appinfra::compare
