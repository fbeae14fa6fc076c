#include <algorithm>
#include <nlohmann/json.hpp>

#include "appinfra/manifest/describe.hpp"
#include "keys.hpp"
#include "shapes.hpp"
#include "text.hpp"
#include "types.hpp"

namespace appinfra::manifest {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view variable_name_pattern = "^[A-Za-z_][A-Za-z0-9_]{0,127}$";
constexpr std::string_view job_name_pattern = "^[a-z](-?[a-z0-9]){0,31}$";
constexpr std::string_view environment_name_pattern = "^[a-z](-?[a-z0-9]){0,19}$";
constexpr std::string_view tag_key_pattern = "^[A-Za-z0-9 _.:/=+@-]{1,128}$";

Json pattern(std::string_view expression) { return {{"type", "string"}, {"pattern", expression}}; }

Json any_of(Json first, Json second) { return {{"anyOf", Json::array({std::move(first), std::move(second)})}}; }

/// `14 days` and, with one, `1 day`.
std::string quantity_pattern(const ValueType& type) {
    std::string units;
    for (const std::string_view unit : accepted_units(type)) {
        std::string either(unit);
        if (type.unit.dimension == Dimension::time)
            either += "?";
        units += (units.empty() ? "" : "|") + either;
    }
    return "^[0-9]+(\\.[0-9]{1,3})? *(" + units + ")$";
}

Json command_schema() {
    return any_of({{"type", "string"}, {"minLength", 1}},
                  {{"type", "array"}, {"items", {{"type", "string"}}}, {"minItems", 1}});
}

/// What a value of `type` looks like after reading the YAML, where numbers without quotes are numbers.
Json value_schema(const ValueType& type) {
    switch (type.form) {
        case Form::boolean:
            return {{"type", "boolean"}};
        case Form::integer:
            return {{"type", "integer"}, {"minimum", type.min}, {"maximum", type.max}};
        case Form::choice:
            return {{"enum", std::vector<std::string>(type.choices.begin(), type.choices.end())}};
        case Form::quantity:
            return pattern(quantity_pattern(type));
        case Form::cpu:
            return any_of({{"enum", {0.25, 0.5, 1, 2, 4, 8, 16}}}, pattern("^(0\\.25|0\\.5|1|2|4|8|16) *vCPU$"));
        case Form::range:
            return any_of({{"type", "integer"}, {"minimum", type.min}, {"maximum", type.max}},
                          pattern("^[0-9]+ to [0-9]+$"));
        case Form::version:
            return any_of({{"type", "number"}, {"minimum", type.min}}, pattern("^[0-9]+(\\.[0-9]+)?$"));
        case Form::text:
            return type.pattern.empty() ? Json{{"type", {"string", "number", "boolean"}}} : pattern(type.pattern);
        case Form::text_list:
            return {{"type", "array"},
                    {"items", pattern(type.pattern)},
                    {"minItems", type.min},
                    {"maxItems", type.max},
                    {"uniqueItems", true}};
        case Form::command:
        case Form::optional_command:
            return command_schema();
    }
    return true;
}

Json key_schema(const KeyInfo& key) {
    Json schema = value_schema(*key.type);
    schema["description"] = key.about;
    if (key.fallback.starts_with('[')) {
        schema["default"] = listed_words(key.fallback);
    } else if (!key.fallback.empty()) {
        Json value = Json::parse(key.fallback, nullptr, false);
        schema["default"] = value.is_discarded() ? Json(key.fallback) : std::move(value);
    }
    return schema;
}

/// Writes the schema of the whole manifest, or of what an environment may override.
class Writer {
public:
    explicit Writer(bool is_override) : is_override_(is_override) {}

    [[nodiscard]] Json top() const {
        Json schema = keys_schema(app_keys(), {}, [](const KeyInfo&) { return true; });
        for (const SectionInfo& section : sections())
            if (parent_path(section.path).empty() && !(is_override_ && section.fixed) &&
                !(is_override_ && section.form == SectionForm::environments))
                schema["properties"][std::string(section.path)] = section_schema(section);
        return schema;
    }

private:
    template <class Keys, class Filter>
    [[nodiscard]] Json keys_schema(const Keys& keys, std::string_view section, Filter filter) const {
        Json schema = {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
        Json required = Json::array();
        for (const KeyInfo& key : keys) {
            if (parent_path(key.path) != section || !filter(key) || (is_override_ && key.fixed))
                continue;
            schema["properties"][std::string(key.name())] = key_schema(key);
            if (key.required && !is_override_)
                required.push_back(key.name());
        }
        if (!required.empty())
            schema["required"] = std::move(required);
        return schema;
    }

    static Json names_schema(std::string_view name_pattern, Json value) {
        return {{"type", {"object", "null"}},
                {"patternProperties", {{std::string(name_pattern), std::move(value)}}},
                {"additionalProperties", false}};
    }

    [[nodiscard]] Json section_schema(const SectionInfo& section) const {
        Json schema = form_schema(section);
        schema["description"] = section.about;
        if (section.most != 0)
            schema["maxProperties"] = section.most;
        return schema;
    }

    [[nodiscard]] Json form_schema(const SectionInfo& section) const {
        const auto all = [](const KeyInfo&) { return true; };
        switch (section.form) {
            case SectionForm::keys:
                return alternatives_schema(section);
            case SectionForm::jobs:
                return names_schema(job_name_pattern, keys_schema(job_keys(), {}, all));
            case SectionForm::secrets:
                return names_schema(variable_name_pattern, value_schema(types::secret));
            case SectionForm::variables:
                return names_schema(variable_name_pattern, value_schema(types::variable_value));
            case SectionForm::tags: {
                Json value = any_of(value_schema(types::tag_value), {{"type", {"number", "boolean"}}});
                return names_schema(tag_key_pattern, std::move(value));
            }
            case SectionForm::environments: {
                Json value = Writer(true).top();
                value["type"] = {"object", "null"};
                return names_schema(environment_name_pattern, std::move(value));
            }
        }
        return true;
    }

    /// The keys of a section: those of one alternative at a time.
    [[nodiscard]] Json alternatives_schema(const SectionInfo& section) const {
        std::vector<Alternative> alternatives;
        for (const KeyInfo& key : app_keys())
            if (parent_path(key.path) == section.path &&
                std::find(alternatives.begin(), alternatives.end(), key.alternative) == alternatives.end())
                alternatives.push_back(key.alternative);
        Json choices = Json::array();
        for (const Alternative alternative : alternatives) {
            choices.push_back(keys_schema(app_keys(), section.path,
                                          [&](const KeyInfo& key) { return key.alternative == alternative; }));
            if (!choices.back().contains("required"))
                choices.back()["type"] = {"object", "null"};
        }
        add_sections_inside(section, choices);
        if (!section.words.empty()) {
            Json words = Json::array();
            for (const Word& word : section.words)
                words.push_back(word.text);
            choices.push_back({{"enum", std::move(words)}});
        }
        return choices.size() == 1 ? choices.front() : Json{{"anyOf", std::move(choices)}};
    }

    void add_sections_inside(const SectionInfo& section, Json& choices) const {
        for (const SectionInfo& inside : sections()) {
            if (parent_path(inside.path) != section.path)
                continue;
            const std::string name(inside.path.substr(section.path.size() + 1));
            choices.push_back({{"type", "object"},
                               {"properties", {{name, section_schema(inside)}}},
                               {"required", {name}},
                               {"additionalProperties", false}});
        }
    }

    bool is_override_;
};

}  // namespace

std::string json_schema() {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "appinfra manifest"},
                   {"description", "Describes a web application; appinfra renders CloudFormation from it."}};
    schema.update(Writer(false).top());
    return schema.dump(2) + "\n";
}

}  // namespace appinfra::manifest
