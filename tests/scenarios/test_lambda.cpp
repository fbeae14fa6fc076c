#include <set>

#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

/// The resources of the single template.
json resources(const std::string& more) {
    const manifest::Manifest manifest = read_good("app: notes\ndomain: notes.example.org\n" + more);
    return as_json(render_valid(*find("lambda"), manifest, manifest.environments.front(), cfn::Layout::single).front())
        .at("Resources");
}

json properties(const json& resources, const std::string& id) { return resources.at(id).at("Properties"); }

template <class Visit>
void for_each_function(const json& resources, const Visit& visit) {
    int functions = 0;
    for (const auto& [id, resource] : resources.items())
        if (resource.at("Type") == "AWS::Lambda::Function") {
            INFO(id);
            visit(resource.at("Properties"));
            ++functions;
        }
    CHECK(functions > 0);
}

}  // namespace

TEST_CASE("a function is told where its secrets are, not what they are") {
    const json all = resources("secrets: {AA: generated, BB: \"secretsmanager:notes/b:key\", CC: \"ssm:/notes/c\"}");
    for_each_function(all, [](const json& function) {
        const json variables = function.at("Environment").at("Variables");
        for (const char* name : {"AA", "BB", "CC", "DATABASE_USERNAME", "DATABASE_PASSWORD"}) {
            INFO(name);
            CHECK_FALSE(variables.contains(name));
            CHECK(variables.contains(name + std::string("_FROM")));
        }
    });
}

TEST_CASE("no word stands twice in what starts a function") {
    const json all = resources(
        "web: {command: [bin/rails, server, -b, \"0\", -p, \"0\"]}\n"
        "jobs: {a: {command: [ruby, -e, x], schedule: rate(1 day), timeout: 5 minutes}}");
    for_each_function(all, [](const json& function) {
        for (const char* list : {"Command", "EntryPoint"}) {
            const json words = function.at("ImageConfig").at(list);
            CHECK(std::set<json>(words.begin(), words.end()).size() == words.size());
        }
    });
}

TEST_CASE("functions reach the database through the proxy") {
    for_each_function(resources(""), [](const json& function) {
        const json variables = function.at("Environment").at("Variables");
        CHECK(variables.at("DATABASE_HOST") == json{{"Fn::GetAtt", {"DatabaseProxy", "Endpoint"}}});
        CHECK(variables.at("DATABASE_PORT") == "5432");
    });
}

TEST_CASE("each image and each setting is a version of its own") {
    const json before = resources("environment: {AA: x}");
    const json same = resources("environment: {AA: x}");
    const json after = resources("environment: {AA: y}");
    const auto said = [](const json& all, const char* id) { return properties(all, id).at("Description"); };
    CHECK(said(before, "WebVersion") == said(before, "WebFunction"));
    CHECK(said(before, "WebVersion").dump().find("ImageUri") != std::string::npos);
    CHECK(said(before, "WebVersion") == said(same, "WebVersion"));
    CHECK(said(before, "WebVersion") != said(after, "WebVersion"));
}

TEST_CASE("requests move to a new version step by step, and back on alarms") {
    const json all = resources("");
    const json update = all.at("WebAlias").at("UpdatePolicy").at("CodeDeployLambdaAliasUpdate");
    CHECK(update.at("DeploymentGroupName") == json{{"Ref", "WebDeploymentGroup"}});
    const json group = properties(all, "WebDeploymentGroup");
    CHECK(group.at("AlarmConfiguration").at("Alarms").size() == 2);
    CHECK(group.at("AutoRollbackConfiguration").at("Enabled") == true);
    CHECK(all.at("WebVersion").at("UpdateReplacePolicy") == "Retain");
}

TEST_CASE("the API invokes the alias, never the function itself") {
    const json all = resources("");
    CHECK(properties(all, "ApiIntegration").at("IntegrationUri") == json{{"Ref", "WebAlias"}});
    CHECK(properties(all, "ApiPermission").at("FunctionName") == json{{"Ref", "WebAlias"}});
}
