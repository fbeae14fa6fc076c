#include "appinfra/diagnostics/print.hpp"

#include <algorithm>

#include "catch.hpp"

namespace appinfra::diagnostics {
namespace {

Diagnostic make(Span span) {
    Diagnostic diagnostic;
    diagnostic.id = "E3047";
    diagnostic.message = "cpu is wrong";
    diagnostic.file = "app.yaml";
    diagnostic.span = span;
    return diagnostic;
}

/// The source line and the marks below it, as printed.
std::string excerpt(std::string_view source, Span span) {
    const std::string text = print(make(span), source, false);
    return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("a diagnostic is printed with its line, marks and help") {
    Diagnostic diagnostic = make({{2, 8}, {2, 11}});
    diagnostic.help = "use 512";
    diagnostic.path = "Resources/Task/Cpu";
    CHECK(print(diagnostic, "web:\n  cpu: 256\n", false) == R"(app.yaml:2:8: error[E3047] cpu is wrong
    2 |   cpu: 256
      |        ^^^ Resources/Task/Cpu
help: use 512
)");
}

TEST_CASE("a byte order mark is no part of the first line") {
    CHECK(excerpt("\xEF\xBB\xBFweb: 1\n", {{1, 1}, {1, 4}}) == "    1 | web: 1\n      | ^^^\n");
}

TEST_CASE("what is not known is left out") {
    Diagnostic diagnostic = make({});
    CHECK(print(diagnostic, "text", false) == "app.yaml: error[E3047] cpu is wrong\n");
    diagnostic.path = "Resources/Task";
    CHECK(print(diagnostic, "text", false) == "app.yaml: error[E3047] cpu is wrong\n  at Resources/Task\n");
    diagnostic.file.clear();
    diagnostic.path.clear();
    diagnostic.severity = Severity::warning;
    CHECK(print(diagnostic, "", false) == "warning[E3047] cpu is wrong\n");
    CHECK(print(make({{9, 1}, {9, 2}}), "one line", false) == "app.yaml:9:1: error[E3047] cpu is wrong\n");
}

TEST_CASE("the line of a confidential diagnostic is not shown") {
    Diagnostic diagnostic = make({{1, 11}, {1, 17}});
    diagnostic.confidential = true;
    CHECK(print(diagnostic, "password: hunter2", false) == "app.yaml:1:11: error[E3047] cpu is wrong\n");
}

TEST_CASE("marks stand below what they mean") {
    struct Case {
        std::string_view name;
        std::string_view source;
        Span span;
        std::string_view excerpt;
    };
    const auto [name, source, span, expected] = GENERATE(values<Case>({
        {"no width", "abc", {{1, 2}, {1, 2}}, "    1 | abc\n      |  ^\n"},
        {"unknown end", "abc", {{1, 2}, {}}, "    1 | abc\n      |  ^\n"},
        {"end on a later line", "abc\nd", {{1, 2}, {2, 1}}, "    1 | abc\n      |  ^^\n"},
        {"after the end", "abc", {{1, 9}, {1, 10}}, "    1 | abc\n      |    ^\n"},
        {"tabs", "\ta\tb", {{1, 4}, {1, 5}}, "    1 |     a   b\n      |         ^\n"},
        {"a marked tab", "a\tb", {{1, 2}, {1, 3}}, "    1 | a   b\n      |  ^^^\n"},
        {"two bytes", "\xC3\xA9\xC3\xA9x", {{1, 3}, {1, 4}}, "    1 | \xC3\xA9\xC3\xA9x\n      |   ^\n"},
        {"wide characters",
         "\xE4\xBD\xA0\xE5\xA5\xBDx",
         {{1, 2}, {1, 4}},
         "    1 | \xE4\xBD\xA0\xE5\xA5\xBDx\n      |   ^^^\n"},
        {"combining marks", "e\xCC\x81x", {{1, 3}, {1, 4}}, "    1 | e\xCC\x81x\n      |  ^\n"},
        {"windows line ends", "ab\r\ncd\r\n", {{2, 1}, {2, 2}}, "    2 | cd\n      | ^\n"},
        {"a large line number", "\n\n\n\n\n\n\n\n\nx", {{10, 1}, {10, 2}}, "   10 | x\n      | ^\n"},
    }));
    CAPTURE(name);
    CHECK(excerpt(source, span) == expected);
}

TEST_CASE("a long line is cut around its marks") {
    const std::string line = std::string(500, 'a') + "MARK" + std::string(500, 'z');
    const std::string text = excerpt(line, {{1, 501}, {1, 505}});
    const std::string ellipsis = "\xE2\x80\xA6";
    CHECK(text == "    1 | " + ellipsis + std::string(40, 'a') + "MARK" + std::string(55, 'z') + ellipsis +
                      "\n      | " + std::string(41, ' ') + "^^^^\n");
    CHECK(excerpt(line, {{1, 1}, {1, 2}}) == "    1 | " + std::string(100, 'a') + ellipsis + "\n      | ^\n");
    const std::string whole(100, 'a');
    CHECK(excerpt(whole, {{1, 100}, {1, 101}}) == "    1 | " + whole + "\n      | " + std::string(99, ' ') + "^\n");
    CHECK(excerpt(line, {{1, 1}, {1, 1005}}) ==
          "    1 | " + std::string(100, 'a') + ellipsis + "\n      | " + std::string(100, '^') + "\n");
}

TEST_CASE("a line of megabytes is cut in the same way wherever the marks are") {
    const std::string piece = "abc\xC3\xA9\xE4\xBD\xA0 ";
    const std::string text = [&] {
        std::string line = "first\n";
        for (int i = 0; i < 20'000; ++i)
            line += piece;
        return line + "\nlast";
    }();
    const Lines lines(text);
    const std::string line(lines.line(2));
    for (const std::uint32_t column : {1U, 60U, 4095U, 4097U, 4150U, 8192U, 8300U, 70'001U, 119'999U, 130'000U}) {
        const Diagnostic diagnostic = make({{2, column}, {2, column + 2}});
        Diagnostic alone = make({{1, column}, {1, column + 2}});
        const std::string expected = excerpt(line.substr(0), alone.span);
        std::string found = print(diagnostic, lines, false);
        found = found.substr(found.find('\n') + 1);
        found[4] = '1';
        CAPTURE(column);
        CHECK(found == expected);
        const std::size_t mark = found.rfind('^');
        CHECK(mark != std::string::npos);
    }
    CHECK(lines.checkpoint(2, 4096).characters == 4096);
    // 682 pieces of 6 characters and 9 bytes, and then "abc\u00E9".
    CHECK(lines.checkpoint(2, 4096).bytes == 682 * piece.size() + 5);
    CHECK(lines.checkpoint(1, 4096).characters == 0);
}

TEST_CASE("nothing of the input reaches the terminal as a control sequence") {
    Diagnostic diagnostic = make({{1, 1}, {1, 2}});
    const std::string hostile =
        "\x1b[2J\x07\r\n\xC2\x9B"
        "31m\xE2\x80\xAE\x7F\xFF";
    diagnostic.message = diagnostic.file = diagnostic.path = diagnostic.help = diagnostic.id = hostile;
    const std::string text = print(diagnostic, hostile + "\n", false);
    for (const char* const forbidden : {"\x1b", "\x07", "\r", "\xC2\x9B", "\xE2\x80\xAE", "\x7F", "\xFF"})
        CHECK(text.find(forbidden) == std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 4);
    CHECK(text.find("\xEF\xBF\xBD[2J") != std::string::npos);
}

TEST_CASE("color comes only when asked for, and is always switched off again") {
    const Diagnostic diagnostic = make({{1, 1}, {1, 2}});
    CHECK(print(diagnostic, "abc", false).find('\x1b') == std::string::npos);
    const std::string text = print(diagnostic, "abc", true);
    CHECK(text.find("\x1b[1;31merror[E3047]\x1b[0m") != std::string::npos);
    std::size_t begun = 0;
    std::size_t ended = 0;
    for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at + 1))
        ++(text.compare(at, 4, "\x1b[0m") == 0 ? ended : begun);
    CHECK(begun == ended);
}

TEST_CASE("lines are found by number, with any line ends") {
    const Lines lines("one\n\nthree\r\nfour");
    CHECK(lines.line(1) == "one");
    CHECK(lines.line(2).empty());
    CHECK(lines.line(3) == "three");
    CHECK(lines.line(4) == "four");
    CHECK(lines.line(0).empty());
    CHECK(lines.line(5).empty());
}

}  // namespace appinfra::diagnostics
