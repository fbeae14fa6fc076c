#pragma once

#include <cstdint>

#include "appinfra/document/document.hpp"

namespace appinfra::document::testing {

/// A document full of traps for writers and readers: strings that look like other types, every kind of control and
/// separator character, broken UTF-8, functions with arguments of every shape, hostile comments. The same seed gives
/// the same document on every machine.
[[nodiscard]] Document make_tree(std::uint64_t seed);

}  // namespace appinfra::document::testing
