#include "appinfra/diagnostics/print.hpp"

#include <algorithm>

#include "appinfra/support/utf8.hpp"
#include "excerpt.hpp"

namespace appinfra::diagnostics {
namespace {

constexpr std::string_view bold = "1";
constexpr std::string_view red = "1;31";
constexpr std::string_view yellow = "1;33";
constexpr std::string_view cyan = "1;36";
constexpr std::string_view blue = "34";

constexpr std::size_t gutter_width = 5;
/// Characters from one checkpoint of a line to the next.
constexpr std::size_t stride = 4096;
/// More than an excerpt shows before its marks.
constexpr std::size_t most_before = 100;

std::string_view name_of(Severity severity) {
    return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

std::string_view color_of(Severity severity) {
    return severity == Severity::error ? red : severity == Severity::warning ? yellow : cyan;
}

class Printer {
public:
    explicit Printer(bool color) : color_(color) {}

    void add(std::string_view text) { out_ += text; }

    void add(std::string_view text, std::string_view style) {
        if (color_)
            out_.append("\x1b[").append(style).append("m").append(text).append("\x1b[0m");
        else
            out_ += text;
    }

    void add_gutter(std::string_view number) {
        std::string gutter(gutter_width - std::min(gutter_width, number.size()), ' ');
        add(gutter.append(number).append(" |"), blue);
        add(" ");
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    bool color_;
    std::string out_;
};

void add_location(Printer& printer, const Diagnostic& diagnostic, const Span& span) {
    if (diagnostic.file.empty())
        return;
    std::string location = harmless(diagnostic.file);
    if (const Position begin = span.begin; span.known())
        location.append(":").append(std::to_string(begin.line)).append(":").append(std::to_string(begin.column));
    printer.add(location.append(": "), bold);
}

void add_note(Printer& printer, const Diagnostic& diagnostic, const Note& note) {
    add_location(printer, diagnostic, note.span);
    printer.add("note:", bold);
    printer.add(" " + harmless(note.message) + "\n");
}

void add_excerpt(Printer& printer, const Diagnostic& diagnostic, const Lines& source) {
    const Span& span = diagnostic.span;
    const std::uint32_t end = span.end.line == span.begin.line  ? span.end.column
                              : span.end.line > span.begin.line ? UINT32_MAX
                                                                : span.begin.column;
    const std::uint32_t begin = std::max(span.begin.column, 1U);
    const Checkpoint known = source.checkpoint(span.begin.line, begin - std::min<std::size_t>(begin, most_before));
    const Excerpt excerpt = cut_excerpt(source.line(span.begin.line), begin, end, known);
    printer.add_gutter(std::to_string(span.begin.line));
    printer.add(excerpt.text + "\n");
    printer.add_gutter("");
    const std::size_t first_mark = excerpt.marks.find('^');
    printer.add(excerpt.marks.substr(0, first_mark));
    printer.add(excerpt.marks.substr(first_mark), color_of(diagnostic.severity));
    if (!diagnostic.path.empty())
        printer.add(" " + harmless(diagnostic.path));
    printer.add("\n");
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
    begins_.push_back(text.size() - support::without_byte_order_mark(text).size());
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        begins_.push_back(at + 1);
    for (std::uint32_t number = 1; number <= begins_.size(); ++number) {
        const std::string_view long_line = line(number);
        for (Checkpoint next; long_line.size() - next.bytes > stride;) {
            next.bytes += offset_after(long_line.substr(next.bytes), stride);
            next.characters += stride;
            checkpoints_[number].push_back(next);
        }
    }
}

std::string_view Lines::line(std::uint32_t number) const {
    if (number == 0 || number > begins_.size())
        return {};
    const std::size_t begin = begins_[number - 1];
    std::string_view line = text_.substr(begin, number < begins_.size() ? begins_[number] - begin - 1 : text_.npos);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

Checkpoint Lines::checkpoint(std::uint32_t number, std::size_t characters) const {
    const auto found = checkpoints_.find(number);
    if (found == checkpoints_.end() || characters < stride)
        return {};
    return found->second[std::min(characters / stride, found->second.size()) - 1];
}

std::string print(const Diagnostic& diagnostic, const Lines& source, bool color) {
    Printer printer(color);
    add_location(printer, diagnostic, diagnostic.span);
    printer.add(std::string(name_of(diagnostic.severity)).append("[").append(harmless(diagnostic.id)).append("]"),
                color_of(diagnostic.severity));
    printer.add(" ");
    printer.add(harmless(diagnostic.message), bold);
    printer.add("\n");
    if (!source.line(diagnostic.span.begin.line).empty() && !diagnostic.confidential)
        add_excerpt(printer, diagnostic, source);
    else if (!diagnostic.path.empty())
        printer.add("  at " + harmless(diagnostic.path) + "\n");
    for (const Note& note : diagnostic.notes)
        add_note(printer, diagnostic, note);
    if (!diagnostic.help.empty()) {
        printer.add("help:", bold);
        printer.add(" " + harmless(diagnostic.help) + "\n");
    }
    return printer.take();
}

std::string print(const Diagnostic& diagnostic, std::string_view source, bool color) {
    return print(diagnostic, Lines(source), color);
}

}  // namespace appinfra::diagnostics
