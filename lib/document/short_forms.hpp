#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "appinfra/document/document.hpp"

namespace appinfra::document {

/// With which arguments a function is written by its short form.
enum class ShortArgument : std::uint8_t { never, text, list, text_or_list, attribute, macro };

/// A function with its tag in YAML: `Fn::Sub` and `Sub`.
struct ShortForm {
    std::string_view tag;
    std::string_view function;
    ShortArgument argument = ShortArgument::never;
};

/// All functions whose tag readers accept.
[[nodiscard]] std::span<const ShortForm> short_forms();

/// The function of a tag (without its `!`), or null.
[[nodiscard]] const ShortForm* find_tag(std::string_view tag);

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
