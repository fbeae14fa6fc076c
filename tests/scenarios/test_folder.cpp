#include <map>
#include <set>

#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

const Scenario& fargate() { return *find("fargate"); }

std::map<std::string, std::string> files_of(std::string_view text, cfn::Layout layout,
                                            const Scenario& scenario = fargate()) {
    std::map<std::string, std::string> files;
    for (const File& file : render_folder(scenario, read_good(text), layout, Format::json, "us-west-2").files) {
        INFO(file.path << " is there twice");
        CHECK(files.emplace(file.path, file.text).second);
    }
    return files;
}

/// Every scenario in every layout.
std::vector<std::pair<const Scenario*, cfn::Layout>> all_ways() {
    std::vector<std::pair<const Scenario*, cfn::Layout>> ways;
    for (const Scenario& scenario : all())
        for (const cfn::Layout layout : both_layouts)
            ways.emplace_back(&scenario, layout);
    return ways;
}

/// The template without the values of parameters.
json without_defaults(const cfn::Template& rendered) {
    json result = as_json(rendered);
    for (json& parameter : result["Parameters"])
        parameter.erase("Default");
    return result;
}

}  // namespace

TEST_CASE("the order of keys in the manifest does not matter") {
    constexpr std::string_view forth =
        "app: notes\ndomain: notes.example.org\nweb: {port: 4000, health_check: /ok, instances: 1 to 3}\n"
        "database: {version: 16, class: db.m7g.large}\nuploads: {keep: 3 days}\nlogs: {keep: 30 days}\n"
        "jobs: {stats: {command: bin/stats, schedule: rate(1 day), timeout: 2 hours}}\n"
        "pipeline: {repository: a/b, branch: main}\nenvironments: {staging: {web: {port: 4001}}, production: {}}\n";
    constexpr std::string_view back =
        "environments: {staging: {web: {port: 4001}}, production: {}}\npipeline: {branch: main, repository: a/b}\n"
        "jobs: {stats: {timeout: 2 hours, schedule: rate(1 day), command: bin/stats}}\n"
        "logs: {keep: 30 days}\nuploads: {keep: 3 days}\ndatabase: {class: db.m7g.large, version: 16}\n"
        "web: {instances: 1 to 3, health_check: /ok, port: 4000}\ndomain: notes.example.org\napp: notes\n";
    for (const cfn::Layout layout : both_layouts)
        CHECK((files_of(forth, layout) == files_of(back, layout)));
}

TEST_CASE("environments differ in nothing but the values of parameters") {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    REQUIRE(manifest.environments.size() == 2);
    for (const Scenario& scenario : all())
        for (const cfn::Layout layout : both_layouts) {
            CHECK(render_folder(scenario, manifest, layout, Format::yaml, "").conflicts.empty());
            const auto staging = render_templates(scenario, manifest, manifest.environments[0], layout);
            const auto production = render_templates(scenario, manifest, manifest.environments[1], layout);
            REQUIRE(staging.size() == production.size());
            for (std::size_t i = 0; i < staging.size(); ++i) {
                INFO(scenario.name << ", " << staging[i].name);
                CHECK(json::diff(without_defaults(staging[i]), without_defaults(production[i])) == json::array());
            }
        }
}

TEST_CASE("an environment that needs other resources is named, and nothing is rendered") {
    const manifest::Manifest manifest = read_good(
        "app: notes\ndomain: notes.example.org\n"
        "environments: {test: {}, staging: {database: {version: 15}}, production: {}}\n");
    for (const cfn::Layout layout : both_layouts) {
        const Folder folder = render_folder(fargate(), manifest, layout, Format::yaml, "");
        CHECK(folder.conflicts == std::vector<std::string>{"staging"});
        CHECK(folder.templates.empty());
        CHECK(folder.files.empty());
    }
}

TEST_CASE("each environment has a value for every parameter without a default") {
    for (const auto& [scenario, layout] : all_ways()) {
        const auto files = files_of(manifest::built_in_example(), layout, *scenario);
        for (const std::string environment : {"staging", "production"})
            for (const auto& [path, text] : files) {
                if (path.find('/') != std::string::npos || !path.ends_with(".json"))
                    continue;
                const std::string name = path.substr(0, path.size() - 5);
                std::string values = "parameters/" + environment;
                values += layout == cfn::Layout::layered ? "/" + name : name == "edge" ? ".edge" : "";
                if (name == "pipeline" && environment == "production")
                    continue;
                INFO(path << ", " << values);
                REQUIRE(files.contains(values + ".json"));
                std::set<std::string> given;
                for (const json& entry : json::parse(files.at(values + ".json")))
                    CHECK(given.insert(entry.at("ParameterKey").get<std::string>()).second);
                const json parameters = json::parse(text).at("Parameters");
                for (const auto& [key, parameter] : parameters.items()) {
                    const bool answered = parameter.contains("Default") || given.contains(key);
                    INFO(key);
                    CHECK(answered);
                }
                for (const std::string& key : given)
                    CHECK(parameters.contains(key));
            }
    }
}

TEST_CASE("every template of a folder is deployed by the guide with a parameter file of the folder") {
    for (const auto& [scenario, layout] : all_ways()) {
        const auto files = files_of(manifest::built_in_example(), layout, *scenario);
        const std::string& guide = files.at("deploy.md");
        for (const auto& [path, text] : files) {
            INFO(path);
            if (path.find('/') == std::string::npos && path.ends_with(".json"))
                CHECK(guide.find("--template-file " + path) != std::string::npos);
        }
        for (std::size_t at = guide.find("file://parameters"); at != std::string::npos;
             at = guide.find("file://parameters", at + 1)) {
            const std::string named = guide.substr(at + 7, guide.find_first_of(" \n", at) - at - 7);
            INFO(named);
            CHECK(files.contains(named));
        }
    }
}

TEST_CASE("a reports site outside us-east-1 has its certificate in a template of its own") {
    const auto names = [](cfn::Layout layout, const std::string& region) {
        std::set<std::string> result;
        for (const cfn::Template& one :
             render_folder(fargate(), manifest::built_in_manifest(), layout, Format::yaml, region).templates)
            result.insert(one.name);
        return result;
    };
    CHECK(names(cfn::Layout::single, "us-west-2") == std::set<std::string>{"edge", "fargate"});
    CHECK(names(cfn::Layout::single, "us-east-1") == std::set<std::string>{"fargate"});
    CHECK(names(cfn::Layout::layered, "us-west-2") ==
          std::set<std::string>{"app", "data", "edge", "network", "pipeline"});
}
