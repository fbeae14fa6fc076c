#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::diagnostics {

/// So many bytes of a line hold so many characters.
struct Checkpoint {
    std::size_t bytes = 0;
    std::size_t characters = 0;
};

/// The lines of a text, found once. The text must outlive it.
class Lines {
public:
    explicit Lines(std::string_view text);

    /// The line of that number, from 1, without its line end; empty where there is none.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    /// The last checkpoint of the line before that many of its characters.
    [[nodiscard]] Checkpoint checkpoint(std::uint32_t number, std::size_t characters) const;

private:
    std::string_view text_;
    std::vector<std::size_t> begins_;
    std::map<std::uint32_t, std::vector<Checkpoint>> checkpoints_;  ///< Of long lines.
};

/// A diagnostic as people read it, with a final line end:
///
///     app.yaml:14:8: error[E3047] cpu "256" does not allow memory "4096"
///        14 |   cpu: 256
///           |        ^^^ Resources/WebTask/Properties/Cpu
///     app.yaml:9:3: note: the memory is chosen here
///     help: with cpu 256 use 512, 1024 or 2048
///
/// `source` is the text of the diagnostic's file; without it, and for confidential lines, the excerpt is left out. What
/// could control a terminal is shown as U+FFFD, whether it comes from the source or the message. `color` adds escape
/// sequences for a terminal.
[[nodiscard]] std::string print(const Diagnostic& diagnostic, const Lines& source, bool color);
[[nodiscard]] std::string print(const Diagnostic& diagnostic, std::string_view source, bool color);

}  // namespace appinfra::diagnostics
