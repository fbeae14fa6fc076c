#include <nlohmann/json.hpp>

#include "folder.hpp"

namespace appinfra::scenarios {

using nlohmann::ordered_json;

namespace {

std::string base_path(const std::string& environment, const Deployment& deployment, bool layered) {
    const std::string folder = "parameters/" + environment;
    if (layered)
        return folder + "/" + deployment.template_name;
    // In the single layout the edge template stands beside the one that has everything.
    return deployment.layer == cfn::Layer::edge ? folder + ".edge" : folder;
}

ordered_json tags_of(const manifest::App& app, const std::string& environment) {
    ordered_json tags{{"Application", app.name.value}, {"Environment", environment}, {"ManagedBy", "appinfra"}};
    for (const manifest::Tag& tag : app.tags)
        tags[tag.key] = tag.value.value;
    return tags;
}

std::string git_sync_file(const Deployment& deployment, const ordered_json& parameters, const ordered_json& tags) {
    // JSON text is YAML text, so every value is quoted safely.
    std::string text = "template-file-path: " + ordered_json(deployment.template_file).dump() + "\nparameters:\n";
    for (const auto& [key, value] : parameters.items())
        text += "  " + key + ": " + value.dump() + "\n";
    text += "tags:\n";
    for (const auto& [key, value] : tags.items())
        text += "  " + ordered_json(key).dump() + ": " + value.dump() + "\n";
    return text;
}

}  // namespace

std::string parameter_file(const std::string& environment, const Deployment& deployment, bool layered) {
    return base_path(environment, deployment, layered) + ".json";
}

void add_parameter_files(std::vector<File>& files, const manifest::App& app, const std::string& environment,
                         const Deployment& deployment, bool layered) {
    ordered_json list = ordered_json::array();
    ordered_json map = ordered_json::object();
    for (const cfn::Template::ParameterUse& use : deployment.parameters) {
        if (!use.value)
            continue;
        list.push_back({{"ParameterKey", use.name}, {"ParameterValue", *use.value}});
        map[use.name] = *use.value;
    }
    const ordered_json tags = tags_of(app, environment);
    const std::string base = base_path(environment, deployment, layered);
    files.push_back({base + ".json", list.dump(2) + "\n"});
    files.push_back({base + ".codepipeline.json", ordered_json{{"Parameters", map}, {"Tags", tags}}.dump(2) + "\n"});
    files.push_back({base + ".gitsync.yaml", git_sync_file(deployment, map, tags)});
}

}  // namespace appinfra::scenarios
