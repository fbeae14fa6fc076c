#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace appinfra::document {

/// A decimal number in the spelling that JSON, YAML 1.1 and YAML 1.2 all read as that number: `.5` becomes `0.5`, `1e3`
/// becomes `1.0e+3`, `1_000.5` becomes `1000.5`. Nothing when `text` is not a decimal number, or one too large for a
/// floating-point number of 64 bits, which readers of JSON refuse.
[[nodiscard]] std::optional<std::string> portable_number(std::string_view text);

/// Whether `text` is one of YAML's infinities or "not a number": `.inf`, `-.Inf`, `.NaN`.
[[nodiscard]] bool is_not_finite(std::string_view text);

}  // namespace appinfra::document
