#include <algorithm>
#include <nlohmann/json.hpp>

#include "appinfra/schema/import.hpp"
#include "import_shapes.hpp"
#include "parse_json.hpp"

namespace appinfra::schema {
namespace {

using nlohmann::json;

/// `/properties/Endpoint/Address` is `Endpoint/Address`.
std::string path_of(const std::string& pointer) {
    constexpr std::string_view prefix = "/properties/";
    return pointer.starts_with(prefix) ? pointer.substr(prefix.size()) : pointer;
}

std::vector<std::string> strings(const json& values) {
    std::vector<std::string> result;
    for (const json& value : values)
        result.push_back(path_of(value.get<std::string>()));
    return result;
}

std::vector<std::string> paths(const json& schema, const char* name) {
    std::vector<std::string> result = strings(schema.value(name, json::array()));
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

/// The shape itself or what it refers to.
const ShapeModel& resolved(const ShapeModel& shape, const TypeModel& type) {
    const ClauseModel* reference = shape.find(Keyword::reference);
    return reference == nullptr ? shape : type.shapes.at(reference->values[0].text);
}

const ShapeModel* property(const ShapeModel& shape, const std::string& name) {
    const ClauseModel* properties = shape.find(Keyword::properties);
    if (properties == nullptr)
        return nullptr;
    const auto found = std::ranges::find(properties->shapes, name, &NamedShapeModel::name);
    return found == properties->shapes.end() ? nullptr : &found->shape;
}

Tags spelling(const TypeModel& type) {
    const ShapeModel* tags = property(type.root, type.tag_property);
    if (tags == nullptr)
        return Tags::none;
    const ShapeModel& shape = resolved(*tags, type);
    if ((shape.types & array_type) == 0)
        return Tags::map;
    const ClauseModel* items = shape.find(Keyword::items);
    const bool propagates =
        items != nullptr && property(resolved(items->shapes[0].shape, type), "PropagateAtLaunch") != nullptr;
    return propagates ? Tags::auto_scaling : Tags::list;
}

void import_tags(const json& schema, TypeModel& type) {
    const json tagging = schema.value("tagging", json::object());
    if (!tagging.value("taggable", true))
        return;
    type.tag_property = path_of(tagging.value("tagProperty", "/properties/Tags"));
    type.tag_updatable = tagging.value("tagUpdatable", true);
    type.tags = spelling(type);
    if (type.tags == Tags::none) {
        type.tag_property.clear();
        type.tag_updatable = true;
    }
}

void import_header(const json& schema, TypeModel& type) {
    type.read_only = paths(schema, "readOnlyProperties");
    type.create_only = paths(schema, "createOnlyProperties");
    type.conditional_create_only = paths(schema, "conditionalCreateOnlyProperties");
    type.write_only = paths(schema, "writeOnlyProperties");
    type.deprecated = paths(schema, "deprecatedProperties");
    type.identifier = strings(schema.value("primaryIdentifier", json::array()));
    for (const json& identifier : schema.value("additionalIdentifiers", json::array()))
        type.other_identifiers.push_back(strings(identifier));
    const std::string replacement = schema.value("replacementStrategy", "");
    if (replacement == "create_then_delete")
        type.replacement = Replacement::create_then_delete;
    else if (replacement == "delete_then_create")
        type.replacement = Replacement::delete_then_create;
    const json lifecycle = schema.value("lifecycle", json::object());
    type.lifecycle = lifecycle.value("status", "");
    if (lifecycle.contains("date"))
        type.lifecycle += ' ' + lifecycle.value("date", "");
}

}  // namespace

void import_schema(std::string_view text, std::string_view file, Model& model, std::vector<std::string>& notes) {
    try {
        const json schema = parse_json(text, file);
        TypeModel type{.name = schema.at("typeName").get<std::string>()};
        if (std::ranges::count(type.name, ':') != 4 || type.name.find_first_of(" ()\"\\/\n") != std::string::npos)
            throw FactsError(std::string(file) + ": \"" + type.name + "\" is no type name");
        import_shapes(schema, file, type, notes);
        import_header(schema, type);
        import_tags(schema, type);
        model.types[type.name] = std::move(type);
    } catch (const json::exception& error) {
        throw FactsError(std::string(file) + ": " + error.what());
    }
}

}  // namespace appinfra::schema
