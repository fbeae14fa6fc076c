#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "appinfra/support/letter_case.hpp"
#include "appinfra/support/quoted.hpp"
#include "template.hpp"

namespace appinfra::validate {

using support::lower;
using support::quoted;

/// A value as a message may show it; values that by their key may be secret are not shown.
[[nodiscard]] std::string shown(const Document& document, NodeId node);

/// Logical names and their like: letters and digits only, and at least one.
[[nodiscard]] bool is_alphanumeric(std::string_view text);

[[nodiscard]] bool is_same_but_case(std::string_view left, std::string_view right);

/// Without the white space around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// The items of a parameter that holds a list, without the spaces around them.
[[nodiscard]] std::vector<std::string> comma_separated(std::string_view text);

}  // namespace appinfra::validate
