#include "appinfra/diagnostics/diagnostic.hpp"
#include "catch.hpp"

namespace appinfra::diagnostics {
namespace {

Diagnostic make(std::string id, std::string file, Position at, Severity severity = Severity::error) {
    Diagnostic diagnostic;
    diagnostic.id = std::move(id);
    diagnostic.file = std::move(file);
    diagnostic.span = {at, at};
    diagnostic.severity = severity;
    return diagnostic;
}

}  // namespace

TEST_CASE("a sink tells errors from findings of lower severity") {
    Sink sink;
    CHECK(sink.empty());
    sink.report(make("A1", "a", {1, 1}, Severity::info));
    sink.report(make("A2", "a", {1, 1}, Severity::warning));
    CHECK_FALSE(sink.empty());
    CHECK_FALSE(sink.has_errors());
    sink.report(make("A3", "a", {1, 1}, Severity::error));
    CHECK(sink.has_errors());
    CHECK(sink.all().size() == 3);
}

TEST_CASE("sorting goes by file, line, column and id, whatever the order of reports") {
    const std::vector<Diagnostic> sorted = {make("A2", "a", {1, 9}), make("A1", "a", {2, 1}),  make("A1", "a", {2, 3}),
                                            make("A2", "a", {2, 3}), make("A1", "a", {10, 1}), make("A1", "b", {1, 1})};
    for (std::size_t start = 0; start < sorted.size(); ++start) {
        Sink sink;
        for (std::size_t i = 0; i < sorted.size(); ++i)
            sink.report(sorted[(start + sorted.size() - i) % sorted.size()]);
        sink.sort();
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            CAPTURE(start, i);
            CHECK(sink.all()[i].id == sorted[i].id);
            CHECK(sink.all()[i].file == sorted[i].file);
            CHECK(sink.all()[i].span == sorted[i].span);
        }
    }
}

TEST_CASE("sorting keeps one of those that say the same of the same place") {
    Sink sink;
    for (const std::string_view path : {"B", "A"}) {
        Diagnostic diagnostic = make("A1", "a", {1, 1});
        diagnostic.path = path;
        sink.report(diagnostic);
        diagnostic.message = "other";
        sink.report(diagnostic);
        diagnostic.span = {};
        sink.report(diagnostic);
    }
    sink.sort();
    REQUIRE(sink.all().size() == 4);
    CHECK_FALSE(sink.all()[1].span.known());
    CHECK(sink.all()[2].path == "A");
    CHECK(sink.all()[3].path == "A");
}

}  // namespace appinfra::diagnostics
