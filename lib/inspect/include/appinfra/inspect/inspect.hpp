#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/validate/validate.hpp"

namespace appinfra::inspect {

/// What is known of a text before it is judged.
enum class Origin : std::uint8_t {
    named,  ///< Somebody said that it is a template.
    found,  ///< It stood in a folder: only a template is judged.
};

struct Verdict {
    bool is_template = false;
    std::vector<diagnostics::Diagnostic> findings;  ///< In order.
    std::chrono::nanoseconds reading{};
    std::chrono::nanoseconds validating{};
};

/// Reads and judges one text. What cannot be read is a finding `E0000`.
[[nodiscard]] Verdict inspect(std::string_view text, const std::string& file, Origin origin,
                              const validate::Settings& settings);

}  // namespace appinfra::inspect
