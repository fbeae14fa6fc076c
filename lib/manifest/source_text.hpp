#pragma once

#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::manifest {

/// Turns byte offsets of a text into positions; columns count characters, not bytes.
class SourceText {
public:
    explicit SourceText(std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] diagnostics::Position position(std::size_t offset) const;
    [[nodiscard]] diagnostics::Span span(std::size_t begin, std::size_t end) const;

    /// The span of the YAML scalar that begins at `offset` and has the value `value`.
    [[nodiscard]] diagnostics::Span scalar(std::size_t offset, std::string_view value) const;

    /// Whether the line at `offset` belongs to a block that a key with `word` in its name begins.
    [[nodiscard]] bool is_within_block(std::size_t offset, std::string_view word) const;

    [[nodiscard]] bool is_indented_with_tab(std::size_t offset) const;

private:
    [[nodiscard]] std::size_t line_of(std::size_t offset) const;
    [[nodiscard]] std::string_view line(std::size_t index) const;
    [[nodiscard]] std::size_t characters_between(std::size_t begin, std::size_t end) const;

    std::string_view text_;
    std::vector<std::size_t> line_starts_;
    std::vector<std::size_t>
        characters_;  ///< Before each block of bytes, so that long lines cost no more than short ones.
};

}  // namespace appinfra::manifest
