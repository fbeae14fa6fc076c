#include "inspect.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

#include "appinfra/document/write.hpp"
#include "appinfra/validate/validate.hpp"

namespace appinfra::scenarios::tests {
namespace {

std::string errors_of(const diagnostics::Sink& sink) {
    std::string text;
    for (const diagnostics::Diagnostic& finding : sink.all())
        if (finding.severity == diagnostics::Severity::error)
            text += finding.id + " " + finding.path + ": " + finding.message + "\n";
    return text;
}

}  // namespace

manifest::Manifest read_good(std::string_view text) {
    diagnostics::Sink sink;
    auto manifest = manifest::read(text, "appinfra.yaml", sink);
    INFO(text);
    REQUIRE(errors_of(sink) == "");
    REQUIRE(manifest.has_value());
    return std::move(*manifest);
}

std::string source_file(const std::string& path) {
    std::ifstream file(std::filesystem::path(APPINFRA_SOURCE_DIR) / path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<cfn::Template> render_valid(const Scenario& scenario, const manifest::Manifest& manifest,
                                        const manifest::Environment& environment, cfn::Layout layout) {
    validate::Settings settings{.selection = validate::Selection(diagnostics::Severity::error)};
    settings.selection.ignore(std::vector<std::string>{"E1029"});  // text of the manifest arrives as it is written
    std::vector<cfn::Template> templates = render_templates(scenario, manifest, environment, layout);
    for (const cfn::Template& rendered : templates) {
        diagnostics::Sink sink;
        validate::validate(rendered.document, rendered.name, settings, sink);
        INFO(rendered.name);
        CHECK(errors_of(sink) == "");
    }
    return templates;
}

const std::vector<cfn::Template>& built_in(const Scenario& scenario, const manifest::Environment& environment,
                                           cfn::Layout layout) {
    static std::map<std::tuple<std::string_view, std::string, cfn::Layout>, std::vector<cfn::Template>> known;
    auto& templates = known[{scenario.name, environment.name, layout}];
    if (templates.empty())
        templates = render_templates(scenario, manifest::built_in_manifest(), environment, layout);
    return templates;
}

json as_json(const cfn::Template& rendered) {
    return json::parse(document::write_json(rendered.document, document::JsonStyle::minified));
}

void for_each_string(const json& value, const std::function<void(const std::string&, const std::string&)>& visit,
                     const std::string& path) {
    if (value.is_string())
        visit(value.get<std::string>(), path);
    if (value.is_structured())
        for (const auto& [key, child] : value.items())
            for_each_string(child, visit, path + "/" + key);
}

}  // namespace appinfra::scenarios::tests
