#pragma once

#include <string_view>

#include "appinfra/document/document.hpp"

namespace appinfra::document {

/// Makes the node that an unquoted YAML scalar without tag stands for, by the rules of YAML 1.1 that CloudFormation's
/// reader (SnakeYAML) follows, without timestamps: null, booleans, integers in all bases, numbers, else a string.
NodeId make_plain(Document& document, std::string_view text);

/// Whether an unquoted scalar without tag is null.
[[nodiscard]] bool is_null(std::string_view text);

}  // namespace appinfra::document
