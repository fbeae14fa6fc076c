#pragma once

#include <string_view>

namespace appinfra::manifest {

/// Whether a line of a manifest is about secrets, so that it is not shown when something on it is wrong.
[[nodiscard]] bool speaks_of_secrets(std::string_view line);

/// Whether an environment variable is a secret by its name (`SMTP_PASSWORD`) or its value (a URL with a password, an
/// access key, a private key).
[[nodiscard]] bool looks_like_secret(std::string_view name, std::string_view value);

}  // namespace appinfra::manifest
