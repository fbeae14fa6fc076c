#pragma once

#include <string>
#include <string_view>

namespace appinfra::support {

/// `text` in double quotes for a message: shortened, and with `?` in place of what a terminal would act on.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace appinfra::support
