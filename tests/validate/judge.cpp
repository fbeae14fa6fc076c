#include "judge.hpp"

#include "appinfra/document/read.hpp"
#include "appinfra/validate/validate.hpp"
#include "catch.hpp"

namespace judge {

std::vector<appinfra::diagnostics::Diagnostic> findings(std::string_view yaml, const std::string& region) {
    std::string text(yaml);
    if (text.find("Resources:") == std::string::npos)
        text += "\nResources: {Topic: {Type: AWS::SNS::Topic}}\n";
    appinfra::diagnostics::Sink sink;
    const auto document = appinfra::document::read_yaml(text, "template.yaml", sink);
    INFO(text);
    REQUIRE(document);
    REQUIRE(sink.empty());
    appinfra::validate::validate(*document, "template.yaml",
                                 {.regions = region.empty() ? std::vector<std::string>{} : std::vector{region}}, sink);
    return {sink.all().begin(), sink.all().end()};
}

std::set<std::string> ids(std::string_view yaml, const std::string& region, std::string_view also) {
    std::set<std::string> result;
    for (const auto& finding : findings(yaml, region))
        if (finding.severity != appinfra::diagnostics::Severity::info || finding.id == also)
            result.insert(finding.id);
    return result;
}

std::string entries(std::string_view name, int count, std::string_view value) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "  " + std::string(name) + std::to_string(i) + ": " + std::string(value) + '\n';
    return text;
}

}  // namespace judge
