#pragma once

#include <string>
#include <string_view>

#include "template.hpp"

namespace appinfra::validate {

/// In double quotes, shortened, without control characters.
[[nodiscard]] std::string quoted(std::string_view text);

/// A value as a message may show it; values that by their key may be secret are not shown.
[[nodiscard]] std::string shown(const Document& document, NodeId node);

/// Logical names and their like: letters and digits only, and at least one.
[[nodiscard]] bool is_alphanumeric(std::string_view text);

/// Characters of a UTF-8 text.
[[nodiscard]] std::size_t character_count(std::string_view text);

}  // namespace appinfra::validate
