#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "appinfra/document/document.hpp"

namespace appinfra::document {

/// The function that a tag (without its `!`) stands for, whether there is one of that name or not: `Fn::Sub` for `Sub`.
[[nodiscard]] std::string function_of(std::string_view tag);

/// A map that YAML spells with a tag, `{"Ref": "X"}`, and what follows the tag.
struct Tagged {
    std::string_view tag;
    NodeId argument;
};

/// The short form in which CloudFormation reads `node`; nothing for what is no function, or must keep its long form: a
/// tag cannot stand directly before another, and within `Condition` only the arguments of condition functions are
/// functions.
[[nodiscard]] std::optional<Tagged> short_form_of(const Document& document, NodeId node);

}  // namespace appinfra::document
