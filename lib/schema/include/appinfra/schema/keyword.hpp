#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace appinfra::schema {

/// What a shape may say about a value: the constraints of JSON Schema as CloudFormation's registry uses them.
/// https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html (2026-11-23)
enum class Keyword : std::uint8_t {
    reference,  ///< The named shape applies too.
    closed,     ///< No property but the ones that are named.
    required,
    properties,
    pattern_properties,
    others,  ///< The shape of properties that are not named.
    property_names,
    min_properties,
    max_properties,
    requires_all,  ///< If the first property is there, the rest must be.
    excludes,      ///< If the first property is there, none of the rest may be.
    depends,       ///< If the named property is there, the shape applies.
    exactly_one,
    at_least_one,
    items,
    prefix_items,
    contains,
    min_items,
    max_items,
    unique_items,
    unique_by,  ///< No two items agree in all of these properties.
    unordered,  ///< The order of the items carries no meaning.
    min_length,
    max_length,
    pattern,  ///< An ECMA regular expression, searched, not matched as a whole.
    format,
    minimum,
    maximum,
    exclusive_minimum,
    exclusive_maximum,
    multiple_of,
    one_of_values,
    one_of_values_nocase,
    constant,
    one_of,
    any_of,
    all_of,
    negation,
    condition,
    consequence,
    alternative,
    by_region,  ///< The shape whose name, a list of regions, has that of the template applies; else anything fits.
    relations,  ///< Attributes of other resources that are known to be used here, as `Type.Property`.
    kinds,      ///< Derived: what references fit here, or into the items of this list.
};

/// What stands behind a keyword.
enum class Argument : std::uint8_t {
    none,
    number,
    text,
    values,  ///< Any number of scalars.
    shape,
    shapes,
    named_shapes,
};

struct KeywordInfo {
    Keyword keyword;
    Argument argument;
    std::string_view text;  ///< As written in the facts.
    std::string_view json;  ///< As written in registry schemas; empty where that takes more than renaming.
};

inline constexpr std::array keyword_table = {
    KeywordInfo{Keyword::reference, Argument::text, "is", ""},
    KeywordInfo{Keyword::closed, Argument::none, "closed", ""},
    KeywordInfo{Keyword::required, Argument::values, "required", "required"},
    KeywordInfo{Keyword::properties, Argument::named_shapes, "properties", "properties"},
    KeywordInfo{Keyword::pattern_properties, Argument::named_shapes, "map", "patternProperties"},
    KeywordInfo{Keyword::others, Argument::shape, "others", ""},
    KeywordInfo{Keyword::property_names, Argument::shape, "names", "propertyNames"},
    KeywordInfo{Keyword::min_properties, Argument::number, "min-properties", "minProperties"},
    KeywordInfo{Keyword::max_properties, Argument::number, "max-properties", "maxProperties"},
    KeywordInfo{Keyword::requires_all, Argument::values, "requires", ""},
    KeywordInfo{Keyword::excludes, Argument::values, "excludes", ""},
    KeywordInfo{Keyword::depends, Argument::named_shapes, "depends", ""},
    KeywordInfo{Keyword::exactly_one, Argument::values, "exactly-one", "requiredXor"},
    KeywordInfo{Keyword::at_least_one, Argument::values, "at-least-one", "requiredOr"},
    KeywordInfo{Keyword::items, Argument::shape, "of", ""},
    KeywordInfo{Keyword::prefix_items, Argument::shapes, "prefix", "prefixItems"},
    KeywordInfo{Keyword::contains, Argument::shape, "contains", "contains"},
    KeywordInfo{Keyword::min_items, Argument::number, "min-items", "minItems"},
    KeywordInfo{Keyword::max_items, Argument::number, "max-items", "maxItems"},
    KeywordInfo{Keyword::unique_items, Argument::none, "unique", ""},
    KeywordInfo{Keyword::unique_by, Argument::values, "unique-by", "uniqueKeys"},
    KeywordInfo{Keyword::unordered, Argument::none, "unordered", ""},
    KeywordInfo{Keyword::min_length, Argument::number, "min-length", "minLength"},
    KeywordInfo{Keyword::max_length, Argument::number, "max-length", "maxLength"},
    KeywordInfo{Keyword::pattern, Argument::text, "pattern", "pattern"},
    KeywordInfo{Keyword::format, Argument::text, "format", "format"},
    KeywordInfo{Keyword::minimum, Argument::number, "min", "minimum"},
    KeywordInfo{Keyword::maximum, Argument::number, "max", "maximum"},
    KeywordInfo{Keyword::exclusive_minimum, Argument::number, "above", "exclusiveMinimum"},
    KeywordInfo{Keyword::exclusive_maximum, Argument::number, "below", "exclusiveMaximum"},
    KeywordInfo{Keyword::multiple_of, Argument::number, "step", "multipleOf"},
    KeywordInfo{Keyword::one_of_values, Argument::values, "enum", "enum"},
    KeywordInfo{Keyword::one_of_values_nocase, Argument::values, "enum-nocase", "enumCaseInsensitive"},
    KeywordInfo{Keyword::constant, Argument::values, "const", ""},
    KeywordInfo{Keyword::one_of, Argument::shapes, "one-of", "oneOf"},
    KeywordInfo{Keyword::any_of, Argument::shapes, "any-of", "anyOf"},
    KeywordInfo{Keyword::all_of, Argument::shapes, "all-of", "allOf"},
    KeywordInfo{Keyword::negation, Argument::shape, "not", "not"},
    KeywordInfo{Keyword::condition, Argument::shape, "if", "if"},
    KeywordInfo{Keyword::consequence, Argument::shape, "then", "then"},
    KeywordInfo{Keyword::alternative, Argument::shape, "else", "else"},
    KeywordInfo{Keyword::by_region, Argument::named_shapes, "by-region", ""},
    KeywordInfo{Keyword::relations, Argument::values, "relations", ""},
    KeywordInfo{Keyword::kinds, Argument::values, "kinds", ""},
};

constexpr const KeywordInfo& info(Keyword keyword) { return keyword_table[static_cast<std::size_t>(keyword)]; }

/// The JSON types a value may have, as a set of bits; the empty set allows any.
enum Type : std::uint8_t {
    object_type = 1,
    array_type = 2,
    string_type = 4,
    integer_type = 8,
    number_type = 16,
    boolean_type = 32,
    null_type = 64,
};

struct TypeName {
    Type type;
    std::string_view name;
};
inline constexpr std::array type_names = {
    TypeName{object_type, "object"},   TypeName{array_type, "array"},   TypeName{string_type, "string"},
    TypeName{integer_type, "integer"}, TypeName{number_type, "number"}, TypeName{boolean_type, "boolean"},
    TypeName{null_type, "null"},
};

constexpr std::optional<Type> type_by_name(std::string_view name) {
    for (const TypeName& entry : type_names)
        if (entry.name == name)
            return entry.type;
    return {};
}

/// How a resource type behaves when a property changes that cannot be changed in place.
enum class Replacement : std::uint8_t { unspecified, create_then_delete, delete_then_create };

/// How tags are spelled in the tag property.
enum class Tags : std::uint8_t {
    none,
    list,          ///< `[{Key, Value}]`.
    map,           ///< `{key: value}`.
    auto_scaling,  ///< `[{Key, Value, PropagateAtLaunch}]`.
};

}  // namespace appinfra::schema
