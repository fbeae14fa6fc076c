#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "import_shapes.hpp"

namespace appinfra::schema {
namespace {

using nlohmann::json;

constexpr int deepest = 64;

/// Says nothing about values, or is handled elsewhere.
constexpr std::array<std::string_view, 20> silent = {
    "$comment",    "$id",        "$ref",           "$schema",      "additionalProperties", "arrayType",
    "const",       "default",    "definitions",    "dependencies", "dependentExcluded",    "dependentRequired",
    "description", "examples",   "insertionOrder", "items",        "relationshipRef",      "title",
    "type",        "uniqueItems"};

bool has_word(const std::string& name) {
    return std::ranges::any_of(keyword_table, [&](const KeywordInfo& entry) { return entry.json == name; });
}

std::string capitalised(std::string text) {
    if (!text.empty() && 'a' <= text[0] && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

/// Turns a JSON Schema into shapes. In that of a resource type every shape with properties gets a name of its own: its
/// definition's, or that of the property it stands in. Elsewhere only definitions get one, after `prefix`.
class SchemaImporter {
public:
    SchemaImporter(const json& schema, std::string prefix, ShapeMap& shapes, std::string_view file,
                   std::vector<std::string>& notes)
        : schema_(schema), prefix_(std::move(prefix)), shapes_(shapes), file_(file), notes_(notes) {}

    ShapeModel run() {
        const json& definitions = member(schema_, "definitions");
        if (definitions.is_object())
            for (const auto& [name, definition] : definitions.items())
                taken_.insert(name);
        ShapeModel root = constraints(schema_, "", 0);
        while (!open_.empty()) {
            const auto [name, place] = open_.back();
            open_.pop_back();
            ShapeModel shape = shape_of(*place, name, 0);
            shapes_[name] = std::move(shape);
        }
        return root;
    }

private:
    static const json& member(const json& object, const char* name) {
        static const json nothing;
        const auto found = object.find(name);
        return found == object.end() ? nothing : *found;
    }

    void note(const std::string& text) { notes_.push_back(std::string(file_) + ": " + text); }
    [[noreturn]] void fail(const std::string& text) const { throw FactsError(std::string(file_) + ": " + text); }

    /// `where` names the shape if it turns out to need a name.
    ShapeModel shape_of(const json& schema, const std::string& where, int depth) {
        if (depth > deepest)
            fail("nested too deeply");
        if (schema.is_boolean()) {
            ShapeModel anything_or_nothing;
            if (!schema.get<bool>())
                anything_or_nothing.clause(Keyword::negation).shapes.push_back({});
            return anything_or_nothing;
        }
        if (!schema.is_object())
            fail("a schema that is not an object");
        for (const auto& [name, value] : schema.items())
            note_unknown(name);
        return constraints(schema, where, depth);
    }

    /// Leaves out what is no constraint.
    ShapeModel constraints(const json& schema, const std::string& where, int depth) {
        ShapeModel shape;
        read_types(member(schema, "type"), shape);
        for (const KeywordInfo& keyword : keyword_table)
            if (!keyword.json.empty())
                if (const auto value = schema.find(keyword.json); value != schema.end())
                    read_keyword(keyword, *value, where, depth, shape);
        read_special(schema, where, depth, shape);
        return shape;
    }

    void note_unknown(const std::string& name) {
        if (!has_word(name) && std::ranges::find(silent, name) == silent.end())
            note("no word for \"" + name + '"');
    }

    /// A shape in a place where one is expected: by name when it has properties.
    ShapeModel operand(const json& schema, const std::string& where, int depth) {
        ShapeModel shape = shape_of(schema, where, depth + 1);
        if (!prefix_.empty() || shape.find(Keyword::properties) == nullptr)
            return shape;
        const std::string name = take_name(where);
        shapes_[name] = std::move(shape);
        ShapeModel by_name;
        by_name.clause(Keyword::reference).values.push_back({.text = name});
        return by_name;
    }

    std::string take_name(const std::string& wanted) {
        std::string name = wanted;
        for (int number = 2; !taken_.insert(name).second; ++number)
            name = wanted + std::to_string(number);
        return name;
    }

    void read_types(const json& types, ShapeModel& shape) {
        if (types.is_array()) {
            for (const json& type : types)
                read_types(type, shape);
        } else if (types.is_string()) {
            const std::optional<Type> type = type_by_name(types.get_ref<const std::string&>());
            if (type)
                shape.types = static_cast<std::uint8_t>(shape.types | *type);
            else
                note("unknown type " + types.dump());
        }
    }

    Scalar scalar(const json& value) {
        if (value.is_string())
            return {.kind = Scalar::Kind::string, .text = value.get<std::string>()};
        if (value.is_boolean())
            return {.kind = Scalar::Kind::boolean, .text = value.get<bool>() ? "true" : "false"};
        if (value.is_number())
            return {.kind = Scalar::Kind::number, .text = value.dump()};
        if (!value.is_null())
            note("a value that is not a scalar: " + value.dump().substr(0, 60));
        return {.kind = Scalar::Kind::null, .text = "null"};
    }

    std::vector<Scalar> scalars(const json& values) {
        std::vector<Scalar> result;
        if (!values.is_array())
            fail("a list is missing at " + values.dump().substr(0, 60));
        for (const json& value : values)
            result.push_back(scalar(value));
        std::ranges::sort(result);
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }

    void read_keyword(const KeywordInfo& keyword, const json& value, const std::string& where, int depth,
                      ShapeModel& shape) {
        switch (keyword.argument) {
            case Argument::none:
                break;
            case Argument::number:
            case Argument::text:
                if (keyword.argument == Argument::number ? value.is_number() : value.is_string())
                    shape.clause(keyword.keyword).values.push_back(scalar(value));
                else
                    note("\"" + std::string(keyword.json) + "\" is " + value.dump().substr(0, 60));
                break;
            case Argument::values:
                if (!value.is_array() || !value.empty())
                    shape.clause(keyword.keyword).values = scalars(value);
                break;
            case Argument::shape:
                shape.clause(keyword.keyword).shapes.push_back({"", operand(value, where + suffix(keyword), depth)});
                break;
            case Argument::shapes:
                if (!value.is_array())
                    fail("a list is missing at \"" + std::string(keyword.json) + '"');
                for (const json& entry : value) {
                    ShapeModel branch = operand(entry, where + suffix(keyword), depth);
                    shape.clause(keyword.keyword).shapes.push_back({"", std::move(branch)});
                }
                break;
            case Argument::named_shapes:
                if (!value.is_object())
                    fail("an object is missing at \"" + std::string(keyword.json) + '"');
                for (const auto& [name, entry] : value.items())
                    add_named(keyword.keyword, name, entry, where, depth, shape);
                break;
        }
    }

    void add_named(Keyword keyword, const std::string& name, const json& schema, const std::string& where, int depth,
                   ShapeModel& shape) {
        const bool by_property = keyword == Keyword::properties;
        ShapeModel entry = operand(schema, by_property ? property_place(name, where) : where + "Value", depth);
        shape.clause(keyword).shapes.push_back({name, std::move(entry)});
    }

    /// Inline objects are named like their property where that is unique, else after their parent too.
    [[nodiscard]] std::string property_place(const std::string& name, const std::string& where) const {
        std::string place = capitalised(name);
        return taken_.contains(place) ? where + place : place;
    }

    static std::string suffix(const KeywordInfo& keyword) {
        return keyword.keyword == Keyword::contains ? "" : capitalised(std::string(keyword.json));
    }

    /// Keywords whose JSON spelling takes more than renaming.
    void read_special(const json& schema, const std::string& where, int depth, ShapeModel& shape) {
        read_reference(member(schema, "$ref"), shape);
        const json& others = member(schema, "additionalProperties");
        if (others.is_boolean() && !others.get<bool>())
            shape.clause(Keyword::closed);
        else if (others.is_object())
            shape.clause(Keyword::others).shapes.push_back({"", operand(others, where + "Value", depth)});
        const json& items = member(schema, "items");
        if (items.is_array())
            for (const json& item : items)
                shape.clause(Keyword::prefix_items).shapes.push_back({"", operand(item, where + "Item", depth)});
        else if (!items.is_null())
            shape.clause(Keyword::items).shapes.push_back({"", operand(items, where, depth)});
        if (member(schema, "uniqueItems") == json(true))
            shape.clause(Keyword::unique_items);
        if (member(schema, "insertionOrder") == json(false) && (shape.types & array_type) != 0)
            shape.clause(Keyword::unordered);
        if (const auto constant = schema.find("const"); constant != schema.end())
            shape.clause(Keyword::constant).values.push_back(scalar(*constant));
        read_dependencies(member(schema, "dependentRequired"), Keyword::requires_all, where, depth, shape);
        read_dependencies(member(schema, "dependencies"), Keyword::requires_all, where, depth, shape);
        read_dependencies(member(schema, "dependentExcluded"), Keyword::excludes, where, depth, shape);
        read_relations(schema, shape);
    }

    void read_dependencies(const json& dependencies, Keyword keyword, const std::string& where, int depth,
                           ShapeModel& shape) {
        if (!dependencies.is_object())
            return;
        for (const auto& [name, value] : dependencies.items()) {
            if (!value.is_array()) {
                add_named(Keyword::depends, name, value, where + capitalised(name), depth, shape);
                continue;
            }
            ClauseModel clause{keyword, scalars(value), {}};
            clause.values.insert(clause.values.begin(), Scalar{.text = name});
            const auto place = std::ranges::upper_bound(shape.clauses, keyword, {}, &ClauseModel::keyword);
            shape.clauses.insert(place, std::move(clause));
        }
    }

    void read_reference(const json& reference, ShapeModel& shape) {
        if (!reference.is_string())
            return;
        const std::string& text = reference.get_ref<const std::string&>();
        auto known = references_.find(text);
        if (known == references_.end())
            known = references_.emplace(text, follow(text)).first;
        shape.clause(Keyword::reference).values.push_back({.text = known->second});
    }

    /// The name of the shape that `#/definitions/Name` or another place of the schema holds.
    std::string follow(const std::string& reference) {
        constexpr std::string_view prefix = "#/definitions/";
        const json::json_pointer place(reference.starts_with("#/") ? reference.substr(1) : "/");
        if (!schema_.contains(place))
            fail("unknown reference " + reference);
        const std::string name = place.back();
        const bool definition = reference == std::string(prefix) + name;
        open_.emplace_back(prefix_ + (definition ? name : take_name(capitalised(name))), &schema_.at(place));
        return open_.back().first;
    }

    /// `relationshipRef` says which property of which type belongs here.
    static void read_relations(const json& schema, ShapeModel& shape) {
        const auto relation = schema.find("relationshipRef");
        if (relation == schema.end() || !relation->is_object())
            return;
        const std::string path = relation->value("propertyPath", "");
        shape.clause(Keyword::relations)
            .values.push_back({.text = relation->value("typeName", "") + '.' + path.substr(path.rfind('/') + 1)});
    }

    const json& schema_;
    const std::string prefix_;
    ShapeMap& shapes_;
    std::string_view file_;
    std::vector<std::string>& notes_;
    std::set<std::string> taken_ = {};                            ///< Names of shapes.
    std::map<std::string, std::string> references_ = {};          ///< Reference to name of shape.
    std::vector<std::pair<std::string, const json*>> open_ = {};  ///< Referred to, not yet read.
};

}  // namespace

void import_shapes(const json& schema, std::string_view file, TypeModel& type, std::vector<std::string>& notes) {
    type.root = SchemaImporter(schema, "", type.shapes, file, notes).run();
    type.root.types = object_type;
}

ShapeModel import_shape(const json& schema, const std::string& name, std::string_view file, ShapeMap& shapes,
                        std::vector<std::string>& notes) {
    return SchemaImporter(schema, name + '.', shapes, file, notes).run();
}

}  // namespace appinfra::schema
