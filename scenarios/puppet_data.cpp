#include "puppet_data.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "appinfra/document/write.hpp"
#include "appinfra/topology/application.hpp"
#include "systemd_calendar.hpp"

namespace appinfra::scenarios {
namespace {

using document::Document;
using document::NodeId;
using nlohmann::ordered_json;

/// Has the form of an encrypted value and is none.
constexpr std::string_view placeholder = "ENC[PKCS7,REPLACE/THIS/WITH/THE/OUTPUT/OF/eyaml/encrypt/]";

/// One key of hiera's data.
struct Setting {
    std::string key;
    std::string comment;
    ordered_json value;
};

/// Hiera would look up what stands in `%{...}`, and eyaml decrypt what stands in `ENC[...]`.
std::string for_hiera(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        if (rest.starts_with("%{"))
            result += "%{literal('%')}";
        else if (rest.starts_with("ENC["))
            result += "%{literal('E')}";
        else
            result += text[i];
    }
    return result;
}

NodeId to_node(Document& document, const ordered_json& value) {
    if (value.is_object()) {
        const NodeId map = document.make_map();
        for (const auto& [key, item] : value.items())
            document.insert(map, key, to_node(document, item));
        return map;
    }
    if (value.is_array()) {
        const NodeId list = document.make_list();
        for (const ordered_json& item : value)
            document.append(list, to_node(document, item));
        return list;
    }
    if (value.is_number_integer())
        return document.make_integer(value.get<std::int64_t>());
    return document.make_string(for_hiera(value.get<std::string>()));
}

std::string write(std::string_view comment, const std::vector<Setting>& settings) {
    Document document;
    const NodeId root = document.make_map();
    for (const Setting& setting : settings) {
        const NodeId node = to_node(document, setting.value);
        document.insert(root, setting.key, node);
        document.set_comment(node, setting.comment);
    }
    document.set_root(root);
    return "---\n# " + std::string(comment) + "\n\n" + document::write_yaml(document);
}

ordered_json environment(const manifest::App& app) {
    ordered_json variables = ordered_json::object();
    for (const manifest::Variable& variable : app.environment)
        variables[variable.name] = variable.value.value;
    variables["DATABASE_SSLMODE"] = "require";
    variables["DATABASE_USERNAME"] = "appadmin";
    variables["UPLOADS_MAX_BYTES"] = std::to_string(app.uploads.max_size_bytes);
    return variables;
}

ordered_json jobs(const manifest::App& app) {
    ordered_json jobs = ordered_json::object();
    for (const manifest::Job& job : app.jobs)
        jobs[job.name] = {{"command", job.command.value},
                          {"timer", systemd_timer(job.schedule.value, job.timezone.value).lines},
                          {"timeout_minutes", job.timeout_minutes.value}};
    return jobs;
}

void add_release(std::vector<Setting>& settings, const manifest::Pipeline& pipeline) {
    settings.push_back({"profile::release::repository",
                        "Where the code is; git@... together with a deploy key when it is private.",
                        "https://github.com/" + pipeline.repository.value + ".git"});
    settings.push_back({"profile::release::revision", "Branch, tag or commit that runs.", pipeline.branch.value});
    if (pipeline.migrate.value)
        settings.push_back({"profile::release::migrate", "What changes the database's schema before a release runs.",
                            *pipeline.migrate.value});
}

std::vector<Setting> settings_of(const manifest::App& app) {
    std::vector<Setting> settings{
        {"profile::base::packages", "What Amazon Linux needs to run the application.", app.web.packages.value},
        {"profile::application::command", "What answers users, without a shell.", topology::web_command(app)},
        {"profile::application::port", "Where it listens.", app.web.port.value},
        {"profile::application::health_check", "What the load balancer asks for.", app.web.health_check.value},
        {"profile::application::stop_minutes", "How long transfers may take to end when the application stops.",
         std::max<std::int64_t>(1, app.web.drain_minutes)},
        {"profile::application::environment", "Plain environment variables.", environment(app)},
        {"profile::uploads::keep_days", "When an uploaded file is gone for certain, in days.",
         app.uploads.keep_days.value}};
    if (!app.jobs.empty())
        settings.push_back({"profile::jobs::jobs", "What runs on a schedule.", jobs(app)});
    if (app.pipeline)
        add_release(settings, *app.pipeline);
    return settings;
}

struct Origin {
    std::string operator()(const manifest::GeneratedSecret& /*unused*/) const {
        return "Generated by CloudFormation: in Secrets Manager, described as \"<stack>: " + name + "\".";
    }
    std::string operator()(const manifest::SecretsManagerSecret& source) const {
        return "In Secrets Manager: " + source.id + (source.json_key.empty() ? "." : ", key " + source.json_key + ".");
    }
    std::string operator()(const manifest::ParameterStoreSecret& source) const {
        return "In Parameter Store: " + source.id + ".";
    }

    const std::string& name;
};

std::string write_secrets(const manifest::App& app) {
    Document document;
    const NodeId root = document.make_map();
    const NodeId secrets = document.make_map();
    const auto add = [&](const std::string& name, const std::string& origin) {
        const NodeId value = document.make_string(placeholder);
        document.insert(secrets, name, value);
        document.set_comment(value, origin);
    };
    for (const manifest::Secret& secret : app.secrets)
        add(secret.name, std::visit(Origin{secret.name}, secret.source.value));
    add("DATABASE_PASSWORD",
        "Generated by CloudFormation: in Secrets Manager, described as \"<stack>: database "
        "administrator\", key password.");
    document.insert(root, "profile::application::secrets", secrets);
    document.set_root(root);
    return "---\n# Encrypted values only. Each placeholder is replaced by what `eyaml encrypt` prints, see "
           "README.md.\n" +
           document::write_yaml(document);
}

bool same_everywhere(const Setting& setting, const std::vector<std::vector<Setting>>& environments) {
    return std::ranges::all_of(environments, [&](const std::vector<Setting>& settings) {
        const auto found = std::ranges::find(settings, setting.key, &Setting::key);
        return found != settings.end() && found->value == setting.value;
    });
}

}  // namespace

std::vector<File> puppet_data(const manifest::Manifest& manifest) {
    std::vector<std::vector<Setting>> environments;
    for (const manifest::Environment& environment : manifest.environments)
        environments.push_back(settings_of(environment.app));

    std::vector<Setting> common = environments.front();
    std::erase_if(common, [&](const Setting& setting) { return !same_everywhere(setting, environments); });
    std::vector<File> files{{"data/common.yaml", write("What all environments have in common.", common)}};

    for (std::size_t i = 0; i < environments.size(); ++i) {
        const manifest::Environment& environment = manifest.environments[i];
        std::vector<Setting> own = environments[i];
        std::erase_if(own, [&](const Setting& setting) {
            return std::ranges::find(common, setting.key, &Setting::key) != common.end();
        });
        const std::string path = "data/env/" + environment.name;
        files.push_back({path + ".yaml", write("What only the environment " + environment.name + " has.", own)});
        files.push_back({path + ".eyaml", write_secrets(environment.app)});
    }
    return files;
}

}  // namespace appinfra::scenarios
