#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace appinfra::diagnostics {

/// A place in a text. Lines and columns count from 1; 0 means unknown.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// A half-open range of text, `[begin, end)`.
struct Span {
    Position begin;
    Position end;

    [[nodiscard]] bool known() const { return begin.line != 0; }
    friend bool operator==(const Span&, const Span&) = default;
};

enum class Severity : std::uint8_t { info, warning, error };

/// Another place of the same file that a diagnostic speaks of, such as a step on the way of a secret.
struct Note {
    Span span;
    std::string message;
};

/// A change of the text that mends what was found.
struct Edit {
    enum class Change : std::uint8_t {
        scalar,   ///< The scalar at the span becomes `text`, in the quotes that it has.
        source,   ///< What stands at the span becomes what stands at `source`, without its tag.
        removal,  ///< The entry or item at the span goes, with what separates it from its neighbours.
    };
    Change change;
    Span span;
    std::string text = {};
    Span source = {};
};

/// What any stage has to say about its input: manifest errors, findings on templates and broken promises of a
/// rendered template differ only in their id.
struct Diagnostic {
    std::string id;  ///< `E3012` for cfn-lint's checks, `A1234` for ours.
    Severity severity = Severity::error;
    std::string message;        ///< One clause, lower case start, no final stop. Never holds a secret.
    std::string file;           ///< As the user named it; `-` for standard input; empty when there is no file.
    Span span;                  ///< What the caret points at.
    std::string path;           ///< Where in the document, `Resources/Service/Properties/Cluster`; may be empty.
    std::string help;           ///< The next action; may be empty.
    bool confidential = false;  ///< The source line may hold a secret: it must not be shown.
    std::vector<Note> notes = {};
    std::vector<Edit> fix = {};                  ///< Mends it without changing what is meant; empty where nothing does.
    std::optional<std::string> suppressed = {};  ///< The reason, where somebody decided that this may be so.
};

/// Collects diagnostics: a stage reports all it finds and goes on.
class Sink {
public:
    /// Gives it back as it is kept, until the next is reported.
    Diagnostic& report(Diagnostic diagnostic);

    /// Gives all away.
    [[nodiscard]] std::vector<Diagnostic> take();
    [[nodiscard]] std::span<const Diagnostic> all() const { return diagnostics_; }
    [[nodiscard]] bool empty() const { return diagnostics_.empty(); }
    [[nodiscard]] bool has_errors() const { return errors_ != 0; }

    /// Orders by file, position, then id, so that output does not depend on the order of checks; of those that say
    /// the same of the same place, the first stays.
    void sort();

private:
    std::vector<Diagnostic> diagnostics_;
    std::size_t errors_ = 0;
};

}  // namespace appinfra::diagnostics
