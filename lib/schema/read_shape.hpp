#pragma once

#include "tokens.hpp"

namespace appinfra::schema {

/// The rest of the line, or up to the parenthesis that closes it, as a shape.
[[nodiscard]] ShapeModel read_shape(LineReader& line);

}  // namespace appinfra::schema
