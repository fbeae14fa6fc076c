#pragma once

#include <string>
#include <string_view>

namespace appinfra::document {

/// Appends `text` in double quotes, with escapes that JSON and YAML share. What cannot be shown is escaped; each byte
/// that is not UTF-8 becomes U+FFFD.
void append_quoted(std::string& out, std::string_view text);

}  // namespace appinfra::document
