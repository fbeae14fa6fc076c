#pragma once

#include <string>
#include <string_view>

namespace appinfra::scenarios {

/// `text` as exactly one word of a command for people to copy: bare where a shell takes it as it is, else quoted.
[[nodiscard]] std::string shell_word(std::string_view text);

}  // namespace appinfra::scenarios
