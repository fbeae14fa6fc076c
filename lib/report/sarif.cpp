#include <nlohmann/json.hpp>

#include "appinfra/validate/catalogue.hpp"
#include "appinfra/validate/explanation.hpp"
#include "escape.hpp"
#include "formats.hpp"

namespace appinfra::report {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view home = "https://github.com/cdlib/appinfra";

std::string dump(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string_view level(diagnostics::Severity severity) {
    return severity == diagnostics::Severity::info ? "note" : name_of(severity);
}

ordered_json location(const std::string& file, const diagnostics::Span& span) {
    ordered_json place = {{"artifactLocation", {{"uri", uri(file)}}}};
    if (span.known()) {
        place["region"] = {{"startLine", span.begin.line}, {"startColumn", span.begin.column}};
        if (span.end.line != 0) {
            place["region"]["endLine"] = span.end.line;
            place["region"]["endColumn"] = span.end.column;
        }
    }
    return {{"physicalLocation", std::move(place)}};
}

ordered_json as_result(const diagnostics::Diagnostic& finding) {
    ordered_json place = location(finding.file, finding.span);
    if (!finding.path.empty())
        place["logicalLocations"] = {{{"fullyQualifiedName", finding.path}}};
    ordered_json result = {{"ruleId", finding.id},
                           {"level", level(finding.severity)},
                           {"message", {{"text", message_with_help(finding)}}},
                           {"locations", ordered_json::array({std::move(place)})}};
    for (const diagnostics::Note& note : finding.notes) {
        ordered_json related = location(finding.file, note.span);
        related["message"] = {{"text", note.message}};
        result["relatedLocations"].push_back(std::move(related));
    }
    result["suppressions"] = ordered_json::array();
    if (finding.suppressed)
        result["suppressions"].push_back({{"kind", "inSource"}, {"justification", *finding.suppressed}});
    return result;
}

ordered_json as_rule(const std::string& id) {
    ordered_json rule = {{"id", id}};
    const validate::RuleInfo* info = validate::find_rule(id);
    if (!info)
        return rule;
    const validate::Page page = validate::read_page(validate::page_text(id));
    rule["name"] = info->name;
    rule["shortDescription"] = {{"text", info->summary}};
    if (!page.why.empty())
        rule["help"] = {{"text", page.why}, {"markdown", page.why}};
    if (!page.source.empty())
        rule["helpUri"] = page.source.substr(0, page.source.find(' '));
    rule["defaultConfiguration"] = {{"level", level(info->severity)}};
    rule["properties"] = {{"tags", {info->family}}};
    return rule;
}

class SarifWriter : public Writer {
public:
    [[nodiscard]] std::string begin() const override {
        return "{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
               "sarif-schema-2.1.0.json\",\n\"version\": \"2.1.0\",\n\"runs\": [{\"columnKind\": "
               "\"unicodeCodePoints\",\n\"results\": [\n";
    }

    [[nodiscard]] std::string file(const Judged& judged) const override {
        std::string text;
        for (const diagnostics::Diagnostic& finding : judged.findings)
            text += (text.empty() ? "" : ",\n") + dump(as_result(finding));
        return text;
    }

    [[nodiscard]] std::string_view separator() const override { return ",\n"; }

    [[nodiscard]] std::string end(const Totals& totals) const override {
        auto broken = totals.by_rule;
        broken.insert(totals.suppressed_by_rule.begin(), totals.suppressed_by_rule.end());
        ordered_json rules = ordered_json::array();
        for (const auto& [id, count] : broken)
            rules.push_back(as_rule(id));
        const ordered_json driver = {{"name", "appinfra"}, {"informationUri", home}, {"rules", std::move(rules)}};
        return "\n],\n\"tool\": {\"driver\": " + dump(driver) + "}}]}\n";
    }
};

}  // namespace

std::unique_ptr<Writer> make_sarif_writer() { return std::make_unique<SarifWriter>(); }

}  // namespace appinfra::report
