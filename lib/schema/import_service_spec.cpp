#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "appinfra/schema/import.hpp"
#include "parse_json.hpp"

namespace appinfra::schema {
namespace {

using nlohmann::json;

/// Entity ids to entities.
std::map<std::string, const json*> by_id(const json& table) {
    std::map<std::string, const json*> entities;
    for (const json& entity : table.at("entities"))
        entities[entity.at("$id").get<std::string>()] = &entity;
    return entities;
}

/// Adds to the properties of `shape` what other resources' attributes are used there.
void import_relations(const json& entity, ShapeModel& shape) {
    if (shape.find(Keyword::properties) == nullptr)
        return;
    for (NamedShapeModel& property : shape.clause(Keyword::properties).shapes) {
        const auto facts = entity.at("properties").find(property.name);
        if (facts == entity.at("properties").end() || !facts->contains("relationshipRefs"))
            continue;
        std::vector<Scalar>& relations = property.shape.clause(Keyword::relations).values;
        for (const json& relation : facts->at("relationshipRefs"))
            relations.push_back({.text = relation.at("cloudFormationType").get<std::string>() + '.' +
                                         relation.at("propertyName").get<std::string>()});
        std::ranges::sort(relations);
        relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    }
}

/// What GetAtt can give besides read-only properties.
void import_attributes(const json& resource, TypeModel& type) {
    const std::set<std::string> read_only(type.read_only.begin(), type.read_only.end());
    for (const auto& [name, attribute] : resource.at("attributes").items()) {
        std::string path = name;
        std::ranges::replace(path, '.', '/');
        if (!read_only.contains(path))
            type.extra_attributes.push_back(name);
    }
}

void import_resource(const json& resource, TypeModel& type) {
    type.stateful = resource.value("isStateful", false);
    type.ref_identifier = resource.value("cfnRefIdentifier", std::vector<std::string>());
    if (type.ref_identifier == type.identifier)
        type.ref_identifier.clear();
    import_attributes(resource, type);
    import_relations(resource, type.root);
}

}  // namespace

void import_service_spec(std::string_view text, std::string_view file, Model& model) {
    try {
        const json database = parse_json(text, file);
        const json& tables = database.at("schema");
        const auto definitions = by_id(tables.at("typeDefinition"));
        const json& uses = tables.at("usesType").at("forward");
        for (const json& resource : tables.at("resource").at("entities")) {
            const auto type = model.types.find(resource.at("cloudFormationType").get<std::string>());
            if (type == model.types.end())
                continue;
            import_resource(resource, type->second);
            for (const json& use : uses.value(resource.at("$id").get<std::string>(), json::array())) {
                const json& definition = *definitions.at(use.at("$id").get<std::string>());
                const auto shape = type->second.shapes.find(definition.at("name").get<std::string>());
                if (shape != type->second.shapes.end())
                    import_relations(definition, shape->second);
            }
        }
    } catch (const json::exception& error) {
        throw FactsError(std::string(file) + ": " + error.what());
    } catch (const std::out_of_range&) {
        throw FactsError(std::string(file) + ": a reference to nothing");
    }
}

}  // namespace appinfra::schema
