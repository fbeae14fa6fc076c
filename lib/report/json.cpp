#include <nlohmann/json.hpp>

#include "escape.hpp"
#include "formats.hpp"

namespace appinfra::report {
namespace {

using nlohmann::ordered_json;

void add_span(ordered_json& object, const diagnostics::Span& span) {
    object["line"] = span.begin.line;
    object["column"] = span.begin.column;
    object["end_line"] = span.end.line;
    object["end_column"] = span.end.column;
}

ordered_json as_json(const diagnostics::Diagnostic& finding) {
    ordered_json object = {{"id", finding.id},
                           {"severity", name_of(finding.severity)},
                           {"message", finding.message},
                           {"file", finding.file}};
    add_span(object, finding.span);
    object["path"] = finding.path;
    object["help"] = finding.help;
    object["notes"] = ordered_json::array();
    for (const diagnostics::Note& note : finding.notes) {
        ordered_json place = {{"message", note.message}};
        add_span(place, note.span);
        object["notes"].push_back(std::move(place));
    }
    object["fixable"] = !finding.fix.empty();
    object["suppressed"] = finding.suppressed ? ordered_json(*finding.suppressed) : ordered_json();
    return object;
}

std::string dump(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

class JsonWriter : public Writer {
public:
    [[nodiscard]] std::string begin() const override { return "{\"findings\": [\n"; }

    [[nodiscard]] std::string file(const Judged& judged) const override {
        std::string text;
        for (const diagnostics::Diagnostic& finding : judged.findings)
            text += (text.empty() ? "" : ",\n") + dump(as_json(finding));
        return text;
    }

    [[nodiscard]] std::string_view separator() const override { return ",\n"; }

    [[nodiscard]] std::string end(const Totals& totals) const override {
        const ordered_json summary = {{"files", totals.files},
                                      {"errors", totals.errors},
                                      {"warnings", totals.warnings},
                                      {"infos", totals.infos},
                                      {"suppressed", totals.suppressed}};
        return "\n],\n\"summary\": " + dump(summary) + "}\n";
    }
};

}  // namespace

std::unique_ptr<Writer> make_json_writer() { return std::make_unique<JsonWriter>(); }

}  // namespace appinfra::report
