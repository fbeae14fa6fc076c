#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::inspect {

/// A text in which findings were mended.
struct Fixed {
    std::string text;
    std::size_t count = 0;  ///< Findings that are mended.
};

/// Mends what the findings on a template know how to mend, in the text itself: comments, order and spelling of all else
/// stay. A change counts only when it is proven: the tree that is read from the changed text differs from the former in
/// nothing but what the finding is about. Changes that overlap are left for another run; `file` names the text for the
/// reader, as for `inspect`.
[[nodiscard]] Fixed fix(std::string_view text, const std::string& file,
                        std::span<const diagnostics::Diagnostic> findings);

}  // namespace appinfra::inspect
