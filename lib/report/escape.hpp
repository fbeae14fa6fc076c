#pragma once

#include <string>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::report {

/// Text for XML, within elements and attributes. What XML 1.0 cannot hold becomes U+FFFD.
[[nodiscard]] std::string xml(std::string_view text);

/// A path as a relative URI reference.
[[nodiscard]] std::string uri(std::string_view path);

/// Line ends become spaces.
[[nodiscard]] std::string one_line(std::string_view text);

/// The message, with the next action where there is one.
[[nodiscard]] std::string message_with_help(const diagnostics::Diagnostic& finding);

}  // namespace appinfra::report
