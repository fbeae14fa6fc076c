#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace appinfra::document {

/// Appends `text` as lines of comment, each indented by `indent` and wrapped between words. Whatever the text holds, it
/// stays within the comment: line breaks begin a new line of comment, and what cannot be shown is left out.
void append_comment(std::string& out, std::string_view text, std::size_t indent);

}  // namespace appinfra::document
