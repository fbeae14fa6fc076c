#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::inspect {

/// Bytes of a text, `[begin, end)`, and what takes their place.
struct Replacement {
    std::size_t begin;
    std::size_t end;
    std::string text;
};

/// Finds out which bytes an edit concerns.
class TextEdits {
public:
    explicit TextEdits(std::string_view text);

    /// Nothing where the edit cannot be spelled in this text.
    [[nodiscard]] std::optional<Replacement> of(const diagnostics::Edit& edit) const;

private:
    [[nodiscard]] std::optional<std::size_t> offset(diagnostics::Position position) const;
    [[nodiscard]] std::optional<std::string_view> text_at(diagnostics::Span span) const;
    [[nodiscard]] std::optional<Replacement> scalar(const diagnostics::Edit& edit) const;
    [[nodiscard]] std::optional<Replacement> source(const diagnostics::Edit& edit) const;
    [[nodiscard]] std::optional<Replacement> removal(const diagnostics::Edit& edit) const;
    [[nodiscard]] std::size_t skip_space(std::size_t at) const;
    [[nodiscard]] std::optional<Replacement> whole_lines(std::size_t begin, std::size_t end) const;

    std::string_view text_;
    std::vector<std::size_t> lines_;  ///< Where each begins.
};

/// The text with all replacements made; they must not overlap and be in order.
[[nodiscard]] std::string replaced(std::string_view text, const std::vector<Replacement>& replacements);

}  // namespace appinfra::inspect
