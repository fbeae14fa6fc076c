#include <regex>
#include <set>

#include "appinfra/scenarios/limits.hpp"
#include "appinfra/schema/facts.hpp"
#include "inspect.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;

namespace {

struct Variant {
    std::string name;
    std::string text;
};

std::vector<Variant> variants() {
    const auto small = [](const std::string& more) { return "app: notes\ndomain: notes.example.org\n" + more; };
    return {
        {"built-in example", std::string(manifest::built_in_example())},
        {"minimal", source_file("examples/manifests/minimal.yaml")},
        {"existing network",
         small("network: {vpc: vpc-0123456789abcdef0, public_subnets: [subnet-0123456789abcdef0, "
               "subnet-0123456789abcdef1], private_subnets: [subnet-0123456789abcdef2, subnet-0123456789abcdef3]}")},
        {"login with OpenID Connect",
         small("login: {oidc: {issuer: \"https://id.example.org\", authorization_endpoint: "
               "\"https://id.example.org/a\", token_endpoint: \"https://id.example.org/t\", user_info_endpoint: "
               "\"https://id.example.org/u\", client_id: notes, client_secret: secretsmanager:notes/oidc:secret}}")},
        {"login with Cognito", small("login: {cognito: {domain_prefix: notes-login}}")},
        {"pipeline", small("pipeline: {repository: example/notes, migrate: none, approval: false}")},
        {"no pipeline", small("pipeline: none")},
        {"no jobs and no archive", small("logs: {archive: false}")},
        {"three jobs", small("jobs: {a: {command: x, schedule: rate(3 days)}, b: {command: [y, z], schedule: "
                             "\"cron(0 6 L * ? *)\"}, c: {command: w, schedule: \"at(2030-01-01T00:00:00)\"}}")},
        {"no egress", small("network: {egress: none}")},
        {"one gateway", small("network: {egress: nat}")},
        {"three zones", small("network: {zones: 3}")},
        {"x86", small("web: {architecture: x86_64}")},
        {"no backups", small("database: {backup_keep: 0 days, multi_az: false, class: db.t4g.micro}")},
        {"everything named", small("dns: {hosted_zone: Z0123456789ABCDEFGHIJ}\nalarms: {email: team@example.org}\n"
                                   "tags: {Owner: uc3}\nsecrets: {KEY: generated, MAPS: \"ssm:/notes/b\"}")},
    };
}

/// Whether the scenario cannot do what the manifest wants, and says so.
bool refuses(const Scenario& scenario, const manifest::Manifest& manifest) {
    diagnostics::Sink sink;
    check_limits(scenario, manifest, sink);
    return sink.has_errors();
}

struct Rendered {
    std::string what;
    manifest::App app;
    json tree;
};

/// Each template of each environment of each variant, of each scenario in each layout.
std::vector<Rendered> render_everything() {
    std::vector<Rendered> result;
    for (const Scenario& scenario : all())
        for (const Variant& variant : variants()) {
            const manifest::Manifest manifest = read_good(variant.text);
            if (refuses(scenario, manifest))
                continue;
            for (const manifest::Environment& environment : manifest.environments)
                for (const cfn::Layout layout : both_layouts)
                    for (const cfn::Template& one : render_valid(scenario, manifest, environment, layout))
                        result.push_back({std::string(scenario.name) + ", " + variant.name + ", " + environment.name +
                                              ", " + one.name,
                                          environment.app, as_json(one)});
        }
    return result;
}

template <class Visit>
void for_each_template(const Visit& visit) {
    static const std::vector<Rendered> everything = render_everything();
    for (const Rendered& rendered : everything) {
        INFO(rendered.what);
        visit(rendered.app, rendered.tree);
    }
}

/// The tags of a resource as a map from key to value, whatever its style.
json tags_of(const schema::ResourceType& type, const json& resource) {
    const json found = resource.at("Properties").value(std::string(type.tag_property()), json());
    if (!found.is_array())
        return found;
    json tags = json::object();
    for (const json& tag : found) {
        CHECK_FALSE(tags.contains(tag.at("Key").get<std::string>()));
        tags[tag.at("Key").get<std::string>()] = tag.at("Value");
    }
    return tags;
}

}  // namespace

TEST_CASE("every resource that can be tagged carries the application's tags") {
    const schema::Facts facts = schema::Facts::embedded();
    for_each_template([&](const manifest::App& app, const json& rendered) {
        for (const auto& [id, resource] : rendered.at("Resources").items()) {
            const auto type = facts.find(resource.at("Type").get<std::string>());
            REQUIRE(type.has_value());
            if (type->tags() == schema::Tags::none)
                continue;
            INFO(id);
            const json tags = tags_of(*type, resource);
            CHECK(tags.value("Application", json()) == app.name.value);
            CHECK(tags.value("Environment", json()) == json{{"Ref", "Environment"}});
            CHECK(tags.value("ManagedBy", json()) == "appinfra");
            for (const manifest::Tag& tag : app.tags)
                CHECK_FALSE(tags.value(tag.key, json()).is_null());
        }
    });
}

TEST_CASE("every resource that holds state says what becomes of it") {
    const schema::Facts facts = schema::Facts::embedded();
    for_each_template([&](const manifest::App&, const json& rendered) {
        for (const auto& [id, resource] : rendered.at("Resources").items()) {
            INFO(id);
            const auto type = facts.find(resource.at("Type").get<std::string>());
            CHECK(resource.contains("DeletionPolicy") == resource.contains("UpdateReplacePolicy"));
            if (type->stateful())
                CHECK(resource.contains("DeletionPolicy"));
        }
    });
}

TEST_CASE("no template names an account, a region or a zone") {
    // The same strings stand in most templates: each is looked at once.
    std::set<std::string> texts;
    for_each_template([&](const manifest::App&, const json& rendered) {
        for_each_string(rendered, [&](const std::string& text, const std::string& path) {
            // CloudFront takes certificates from us-east-1: prose, patterns and conditions may say so, resources not.
            const bool resource = path.find("/Properties/") != std::string::npos || path.starts_with("/Outputs/") ||
                                  path.ends_with("/Default");
            if (text.find_first_of("0123456789") != std::string::npos &&
                (resource || text.find("us-east-1") == std::string::npos))
                texts.insert(text);
        });
    });
    CHECK(texts.size() > 100);
    const std::regex account(R"((^|[^0-9A-Za-z])[0-9]{12}([^0-9A-Za-z]|$))");
    const std::regex region(
        R"((us|eu|ap|sa|ca|me|af|il|mx|cn)(-gov|-iso)?-(north|south|east|west|central)[a-z]*-[0-9])");
    for (const std::string& text : texts) {
        INFO(text);
        const bool literal = std::regex_search(text, account) || std::regex_search(text, region);
        CHECK_FALSE(literal);
    }
}

TEST_CASE("what is rendered depends on the manifest alone") {
    // The first variant says something in every key.
    const Variant variant = variants().front();
    for (const Scenario& scenario : all())
        for (const cfn::Layout layout : both_layouts) {
            const auto text = [&] {
                const manifest::Manifest manifest = read_good(variant.text);
                std::string all;
                for (const File& file : render_folder(scenario, manifest, layout, Format::yaml, "us-west-2").files)
                    all += file.path + "\n" + file.text;
                return all;
            };
            INFO(variant.name);
            const std::string first = text();
            CHECK_FALSE(first.empty());
            CHECK((first == text()));
        }
}
