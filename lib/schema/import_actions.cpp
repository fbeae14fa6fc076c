#include "import_actions.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "parse_json.hpp"

namespace appinfra::schema {
namespace {

using nlohmann::json;

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// `arn:${Partition}:sqs:${Region}:${Account}:.*` is `sqs:*:*:*`.
std::string arn_of(const std::string& format) {
    constexpr std::string_view prefix = "arn:${Partition}:";
    if (!format.starts_with(prefix))
        throw FactsError("\"" + format + "\" is no form of an ARN");
    std::string text;
    for (std::size_t at = prefix.size(); at < format.size(); ++at) {
        const std::size_t close = format.compare(at, 2, "${") == 0 ? format.find('}', at) : std::string::npos;
        if (close != std::string::npos)
            at = close;
        else if (format.compare(at, 2, ".*") == 0)
            ++at;
        else if (format[at] != '*') {
            text += format[at];
            continue;
        }
        text += '*';
    }
    return text;
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
    std::ranges::sort(texts);
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    return texts;
}

ServiceModel service_of(const std::string& name, const json& table) {
    ServiceModel service{.name = name};
    const json resources = table.value("Resources", json::object());
    for (const auto& [resource, facts] : resources.items()) {
        std::vector<std::string> arns;
        if (const auto formats = facts.find("ARNFormats"); formats != facts.end())
            for (const json& format : *formats)
                arns.push_back(arn_of(format.get<std::string>()));
        service.resources[resource] = sorted(std::move(arns));
    }
    const json actions = table.value("Actions", json::object());
    for (const auto& [action, facts] : actions.items()) {
        std::vector<std::string> names;
        if (const auto on = facts.find("Resources"); on != facts.end())
            for (const json& resource : *on)
                names.push_back(lower(resource.get<std::string>()));
        service.actions.push_back({lower(action), sorted(std::move(names))});
    }
    std::ranges::sort(service.actions, {}, &ActionModel::name);
    return service;
}

}  // namespace

void import_actions(std::string_view text, std::string_view file, Model& model) {
    try {
        const json services = parse_json(text, file);
        for (const auto& [name, table] : services.items())
            model.services.push_back(service_of(name, table));
    } catch (const json::exception& error) {
        throw FactsError(std::string(file) + ": " + error.what());
    }
}

}  // namespace appinfra::schema
