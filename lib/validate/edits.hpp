#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "template.hpp"

namespace appinfra::validate {

/// Takes an entry or item away; where it is the only one, what holds it, too.
[[nodiscard]] diagnostics::Edit removal(const Document& document, NodeId node);

/// Puts a part of a value in the place of the value.
[[nodiscard]] diagnostics::Edit unwrapping(const Document& document, NodeId value, NodeId part);

/// Spells a word as the one candidate that differs from it in nothing but letter case; nothing where there is not
/// exactly one.
[[nodiscard]] std::vector<diagnostics::Edit> respelling(diagnostics::Span span, std::string_view word,
                                                        std::span<const std::string_view> candidates);

}  // namespace appinfra::validate
