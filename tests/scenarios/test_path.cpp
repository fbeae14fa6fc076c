#include <algorithm>
#include <map>
#include <set>

#include "appinfra/compare/predict.hpp"
#include "appinfra/document/write.hpp"
#include "appinfra/schema/facts.hpp"
#include "inspect.hpp"
#include "pairs.hpp"

using namespace appinfra;
using namespace appinfra::scenarios;
using namespace appinfra::scenarios::tests;
using compare::Change;
using compare::Effect;
using compare::Fate;

namespace {

const document::Document& nothing() {
    static const document::Document empty;
    return empty;
}

std::string told(const Change& change) {
    return change.logical_id + " (" + change.type + ") " + std::string(name_of(change.effect)) + ", " +
           std::string(name_of(change.fate));
}

/// The template of that layer, or an empty one.
const document::Document& layer_of(const std::vector<cfn::Template>& templates,
                                   const std::optional<cfn::Layer>& layer) {
    const auto found = std::ranges::find(templates, layer, &cfn::Template::layer);
    return found == templates.end() ? nothing() : found->document;
}

/// Every update that a move makes: of the one stack, or of each layer; an app stack is removed as a whole.
std::vector<compare::Prediction> updates_of(const Pair& pair, cfn::Layout layout) {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    std::vector<compare::Prediction> updates;
    const schema::Facts facts = schema::Facts::embedded();
    for (const manifest::Environment& environment : manifest.environments) {
        const auto& from = built_in(pair.from, environment, layout);
        const auto& to = built_in(pair.to, environment, layout);
        for (const cfn::Template& one : from)
            updates.push_back(compare::predict(
                one.document, one.layer == cfn::Layer::app ? nothing() : layer_of(to, one.layer), facts));
    }
    return updates;
}

/// The create-only properties of a resource, as text.
json create_only(const json& resource) {
    json result = json::object();
    const auto type = schema::Facts::embedded().find(resource.at("Type").get<std::string>());
    for (const std::string_view path : type->create_only()) {
        const std::string name(path.substr(0, path.find('/')));
        if (resource.contains("Properties") && resource["Properties"].contains(name))
            result[name] = resource["Properties"][name];
    }
    return result;
}

std::map<std::string, json> stateful_resources(const Scenario& scenario, cfn::Layout layout) {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    std::map<std::string, json> result;
    for (const cfn::Template& one : built_in(scenario, default_environment(manifest), layout)) {
        const json rendered = as_json(one);
        for (const auto& [name, resource] : rendered.at("Resources").items())
            if (schema::Facts::embedded().find(resource.at("Type").get<std::string>())->stateful())
                result[name] = resource;
    }
    return result;
}

/// Whether AWS or the stack chooses the name of a resource.
bool has_free_name(const json& resource) {
    const auto type = schema::Facts::embedded().find(resource.at("Type").get<std::string>());
    const json properties = resource.value("Properties", json::object());
    for (const std::string_view part : type->identifier()) {
        const json name = properties.value(std::string(part), json());
        if (name.is_null() || name.dump().find("AWS::StackName") != std::string::npos)
            return true;
    }
    return type->identifier().empty();
}

/// The type and all parts of an explicit name.
std::string identity_of(const json& resource) {
    std::string identity = resource.at("Type").get<std::string>();
    for (const std::string_view part : schema::Facts::embedded().find(identity)->identifier())
        identity += " " + resource.at("Properties").at(std::string(part)).dump();
    return identity;
}

/// Whether a name holds that of a resource of the same stack, and so is not the same in another one.
bool names_a_resource(const std::string& identity, const json& resources) {
    for (const auto& [name, ignored] : resources.items())
        for (const std::string& spelling : {"\"" + name + "\"", "${" + name + "}", "${" + name + "."})
            if (identity.find(spelling) != std::string::npos)
                return true;
    return false;
}

}  // namespace

TEST_CASE("what holds data has the same identity in all scenarios") {
    for (const cfn::Layout layout : both_layouts)
        for (const Pair& pair : all_pairs()) {
            const auto from = stateful_resources(pair.from, layout);
            const auto to = stateful_resources(pair.to, layout);
            for (const auto& [name, resource] : from) {
                const auto other = to.find(name);
                if (other == to.end())
                    continue;
                INFO(pair.from.name << " to " << pair.to.name << ": " << name);
                CHECK(resource.at("Type") == other->second.at("Type"));
                CHECK(create_only(resource) == create_only(other->second));
            }
        }
}

TEST_CASE("no move loses data, and CloudFormation refuses none") {
    for (const cfn::Layout layout : both_layouts)
        for (const Pair& pair : all_pairs())
            for (const compare::Prediction& prediction : updates_of(pair, layout))
                for (const Change& change : prediction.changes) {
                    INFO(pair.from.name << " to " << pair.to.name << ": " << told(change));
                    CHECK_FALSE((change.stateful && change.fate == Fate::deleted));
                    CHECK(change.refusal == compare::Refusal::none);
                    if (change.stateful)
                        CHECK((change.effect == Effect::added || change.effect == Effect::changed ||
                               change.effect == Effect::removed));
                }
}

TEST_CASE("network and data are the same in all scenarios, byte for byte") {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    for (const manifest::Environment& environment : manifest.environments)
        for (const cfn::Layer layer : {cfn::Layer::network, cfn::Layer::data}) {
            std::set<std::string> texts;
            for (const Scenario& scenario : all())
                texts.insert(
                    document::write_yaml(layer_of(built_in(scenario, environment, cfn::Layout::layered), layer)));
            INFO(environment.name << ", " << name_of(layer));
            CHECK(texts.size() == 1);
            CHECK(texts.begin()->size() > 1000);
        }
}

TEST_CASE("what is left behind does not stand in the way of coming back") {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    const schema::Facts facts = schema::Facts::embedded();
    for (const Pair& pair : all_pairs()) {
        const auto& from = built_in(pair.from, manifest.environments.front(), cfn::Layout::layered);
        const auto& to = built_in(pair.to, manifest.environments.front(), cfn::Layout::layered);
        for (const cfn::Template& one : from) {
            const json resources = as_json(one).at("Resources");
            const document::Document& after = one.layer == cfn::Layer::app ? nothing() : layer_of(to, one.layer);
            for (const Change& change : compare::predict(one.document, after, facts).changes) {
                INFO(pair.from.name << " to " << pair.to.name << ": " << told(change));
                if (change.fate == Fate::retained)
                    CHECK(has_free_name(resources.at(change.logical_id)));
            }
        }
    }
}

TEST_CASE("the app stacks of two scenarios can stand side by side") {
    const manifest::Manifest manifest = manifest::built_in_manifest();
    std::map<std::string, std::string> holders;
    for (const Scenario& scenario : all()) {
        const auto& templates = built_in(scenario, default_environment(manifest), cfn::Layout::layered);
        const auto app = std::ranges::find(templates, cfn::Layer::app, &cfn::Template::layer);
        REQUIRE(app != templates.end());
        const json resources = as_json(*app).at("Resources");
        for (const auto& [name, resource] : resources.items()) {
            if (has_free_name(resource) || names_a_resource(identity_of(resource), resources))
                continue;
            const auto [holder, fresh] = holders.emplace(identity_of(resource), scenario.name);
            INFO(scenario.name << ": " << name << " also in " << holder->second);
            CHECK(fresh);
        }
    }
}
