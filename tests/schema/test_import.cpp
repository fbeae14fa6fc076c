#include "appinfra/schema/import.hpp"

#include "appinfra/schema/text.hpp"
#include "catch.hpp"

using namespace appinfra::schema;

namespace {

struct Imported {
    Model model;
    std::vector<std::string> notes;
};

Imported import(const std::string& json) {
    Imported result;
    import_schema(json, "file.json", result.model, result.notes);
    return result;
}

/// The facts of a schema with these members besides its name.
std::string text_of(const std::string& members) {
    const std::string text =
        write_text(import(R"({"typeName": "AWS::Test::Thing")" + (members.empty() ? "" : ", " + members) + '}').model)
            .at("types/test.txt");
    return text.substr(text.find("type "));
}

std::string error_of(const std::string& json) {
    try {
        import(json);
    } catch (const FactsError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a schema becomes lines of text") {
    CHECK(text_of(R"(
        "description": "A thing.",
        "properties": {
            "Name": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^\\w+$", "description": "Its name."},
            "Size": {"type": ["integer", "string"], "enum": [3, "1", 1]},
            "Tags": {"type": "array", "items": {"$ref": "#/definitions/Tag"}, "uniqueItems": true, "insertionOrder": false},
            "Arn": {"type": "string", "format": "AWS::Test::Thing.Arn"}
        },
        "definitions": {
            "Tag": {"type": "object", "additionalProperties": false, "properties": {"Key": {"type": "string"}}, "required": ["Key"]},
            "Unused": {"type": "string"}
        },
        "required": ["Name"], "additionalProperties": false,
        "readOnlyProperties": ["/properties/Arn"], "createOnlyProperties": ["/properties/Name"],
        "conditionalCreateOnlyProperties": ["/properties/Size"], "writeOnlyProperties": ["/properties/Tags/*/Key"],
        "deprecatedProperties": ["/properties/Size"],
        "primaryIdentifier": ["/properties/Arn"], "additionalIdentifiers": [["/properties/Name"]],
        "tagging": {"taggable": true, "tagProperty": "/properties/Tags", "tagUpdatable": false},
        "replacementStrategy": "delete_then_create", "lifecycle": {"status": "sunset", "date": "2026-10-30"})") ==
          R"(type AWS::Test::Thing
identifier (Arn)
or-identifier (Name)
tags Tags list fixed
replace delete-then-create
lifecycle "sunset 2026-10-30"
read-only (Arn)
create-only (Name)
sometimes-create-only (Size)
write-only (Tags/*/Key)
deprecated (Size)
shape . object closed required (Name)
  Arn string format AWS::Test::Thing.Arn
  Name string min-length 1 max-length 64 pattern "^\\w+$"
  Size string|integer enum ("1" 1 3)
  Tags array of @Tag unique unordered
shape Tag object closed required (Key)
  Key string
)");
}

TEST_CASE("all constraints are kept") {
    CHECK(text_of(R"("properties": {
        "A": {"type": "number", "minimum": -1, "maximum": 2.5, "exclusiveMinimum": 0, "exclusiveMaximum": 10, "multipleOf": 0.5},
        "B": {"type": "array", "minItems": 1, "maxItems": 2, "contains": {"const": "x"}, "prefixItems": [{"type": "string"}, true],
              "uniqueKeys": ["K"]},
        "C": {"type": "object", "patternProperties": {"^a": {"type": "string"}}, "additionalProperties": {"type": "integer"},
              "minProperties": 1, "maxProperties": 5, "propertyNames": {"maxLength": 3}},
        "D": {"type": "string", "enumCaseInsensitive": ["x", "X"], "not": {"enum": ["y"]}},
        "E": {"oneOf": [{"required": ["A"]}, {"type": "string"}], "anyOf": [{"type": "string"}], "allOf": [{"minLength": 1}]},
        "F": {"if": {"required": ["A"]}, "then": {"required": ["B"]}, "else": {"required": ["C"]}},
        "G": false, "H": true, "I": {"items": [{"type": "string"}]},
        "J": {"type": "string", "relationshipRef": {"typeName": "AWS::Test::Other", "propertyPath": "/properties/Id"}}},
        "requiredXor": ["A", "B"], "requiredOr": ["C", "D"], "dependentRequired": {"A": ["B"]},
        "dependencies": {"B": ["C", "D"], "E": {"required": ["F"]}}, "dependentExcluded": {"G": ["H", "I"]})") ==
          R"(type AWS::Test::Thing
shape . object requires (A B) requires (B C D) excludes (G H I) depends (E (required (F))) exactly-one (A B) at-least-one (C D)
  A number min -1 max 2.5 above 0 below 10 step 0.5
  B array prefix (string ()) contains (const (x)) min-items 1 max-items 2 unique-by (K)
  C object map (^a string) others integer names (max-length 3) min-properties 1 max-properties 5
  D string enum-nocase (X x) not (enum (y))
  E one-of ((required (A)) string) any-of (string) all-of ((min-length 1))
  F if (required (A)) then (required (B)) else (required (C))
  G not ()
  H
  I prefix (string)
  J string relations (AWS::Test::Other.Id)
)");
}

TEST_CASE("inline objects get the name of their property, or one that is free") {
    CHECK(text_of(R"("properties": {
        "Rule": {"type": "array", "items": {"type": "object", "properties": {"Rule": {"type": "object", "properties": {"A": {}}}}}},
        "Other": {"type": "object", "properties": {"Rule": {"type": "object", "properties": {"B": {}}}}}},
        "definitions": {"Other": {"type": "string"}})") ==
          R"(type AWS::Test::Thing
shape . object
  Other @Other2
  Rule array of @Rule2
shape Other2 object
  Rule @Rule
shape Rule object
  B
shape Rule2 object
  Rule @RuleRule
shape RuleRule object
  A
)");
}

TEST_CASE("references may be circular and may lead to properties") {
    CHECK(text_of(R"("properties": {"Next": {"$ref": "#/definitions/Node"}, "Same": {"$ref": "#/properties/Name"},
        "Name": {"type": "string"}}, "definitions": {"Node": {"properties": {"Next": {"$ref": "#/definitions/Node"}}}})") ==
          R"(type AWS::Test::Thing
shape . object
  Name string
  Next @Node
  Same @Name
shape Name string
shape Node
  Next @Node
)");
}

TEST_CASE("what the facts have no word for is noted") {
    const Imported result =
        import(R"({"typeName": "AWS::Test::Thing", "properties": {"A": {"type": "strange", "frobnicate": 1,
        "minLength": "1", "enum": [{"a": 1}]}}})");
    REQUIRE(result.notes.size() == 4);
    CHECK(result.notes[0] == "file.json: no word for \"frobnicate\"");
    CHECK(result.notes[1] == "file.json: unknown type \"strange\"");
    CHECK(result.notes[2] == "file.json: \"minLength\" is \"1\"");
    CHECK(result.notes[3] == "file.json: a value that is not a scalar: {\"a\":1}");
}

TEST_CASE("bad schemas are errors that name the file") {
    const std::string json = GENERATE(
        as<std::string>(), "", "nonsense", "[]", "{}", "1", R"({"typeName": 1})", R"({"typeName": "Thing"})",
        R"({"typeName": "AWS::Te st::Thing"})", R"({"typeName": "AWS::../../x::Thing"})",
        R"({"typeName": "AWS::Test::Thing", "properties": {"A": 1}})",
        R"({"typeName": "AWS::Test::Thing", "properties": []})", R"({"typeName": "AWS::Test::Thing", "required": "A"})",
        R"({"typeName": "AWS::Test::Thing", "oneOf": {}})",
        R"({"typeName": "AWS::Test::Thing", "properties": {"A": {"$ref": "#/definitions/None"}}})",
        R"({"typeName": "AWS::Test::Thing", "properties": {"A": {"$ref": "elsewhere.json"}}})",
        R"({"typeName": "AWS::Test::Thing", "properties": {"A": {"$ref": "#/~2"}}})",
        R"({"typeName": "AWS::Test::Thing", "readOnlyProperties": [1]})",
        R"({"typeName": "AWS::Test::Thing", "tagging": {"taggable": "yes"}})", "{\"typeName\": \"AWS::T\xff::Thing\"}");
    CAPTURE(json);
    CHECK(error_of(json).starts_with("file.json: "));
}

TEST_CASE("deep nesting is an error, not a crash") {
    std::string open = R"({"typeName": "AWS::Test::Thing", "properties": {"A": )";
    std::string close = "}}";
    const int depth = GENERATE(70, 100, 1000, 100'000);
    for (int i = 0; i < depth; ++i) {
        open += R"({"items":)";
        close.insert(close.begin(), '}');
    }
    CHECK(error_of(open + "{}" + close) == "file.json: nested too deeply");
}

TEST_CASE("a long chain of references is no problem") {
    std::string definitions;
    for (int i = 0; i < 20'000; ++i)
        definitions += (i == 0 ? "" : ", ") + ("\"D" + std::to_string(i)) + R"(": {"$ref": "#/definitions/D)" +
                       std::to_string(i + 1) + "\"}";
    const std::string text = text_of(R"("properties": {"A": {"$ref": "#/definitions/D0"}}, "definitions": {)" +
                                     definitions + R"(, "D20000": {"type": "string"}})");
    CHECK(text.find("shape D20000 string\n") != std::string::npos);
}

TEST_CASE("tags are spelled as their property's type says") {
    const auto tags = [](const std::string& items, const std::string& tagging) {
        const std::string text = text_of(R"("properties": {"Tags": )" + items + R"(}, "tagging": )" + tagging);
        const std::size_t line = text.find("\ntags ");
        return line == std::string::npos ? "" : text.substr(line + 1, text.find('\n', line + 1) - line - 1);
    };
    CHECK(tags(R"({"type": "array", "items": {"type": "object", "properties": {"Key": {}, "Value": {}}}})", "{}") ==
          "tags Tags list");
    CHECK(tags(R"({"type": "array", "items": {"type": "object", "properties": {"Key": {}, "PropagateAtLaunch": {}}}})",
               "{}") == "tags Tags auto-scaling");
    CHECK(tags(R"({"type": "object"})", "{}") == "tags Tags map");
    CHECK(tags(R"({"type": "object"})", R"({"taggable": false})").empty());
    CHECK(tags(R"({"type": "object"})", R"({"tagProperty": "/properties/Labels"})").empty());
}

TEST_CASE("the service database adds what schemas do not say") {
    Model model =
        import(R"({"typeName": "AWS::Test::Thing", "primaryIdentifier": ["/properties/Arn", "/properties/Name"],
        "properties": {"Part": {"$ref": "#/definitions/Part"}, "Arn": {"type": "string"}}, "readOnlyProperties": ["/properties/Arn"],
        "definitions": {"Part": {"properties": {"OtherId": {"type": "string"}}}}})")
            .model;
    import_service_spec(R"({"schema": {
        "resource": {"entities": [
            {"$id": "1", "cloudFormationType": "AWS::Test::Thing", "isStateful": true, "cfnRefIdentifier": ["Name"],
             "properties": {}, "attributes": {"Arn": {}, "Extra.Name": {}}},
            {"$id": "2", "cloudFormationType": "AWS::Test::Unknown", "properties": {}, "attributes": {}}]},
        "typeDefinition": {"entities": [{"$id": "3", "name": "Part", "properties": {"OtherId": {"relationshipRefs": [
            {"cloudFormationType": "AWS::Test::Other", "propertyName": "Id"},
            {"cloudFormationType": "AWS::Test::Other", "propertyName": "Id"}]}}}]},
        "usesType": {"forward": {"1": [{"$id": "3"}]}}}})",
                        "spec.json", model);
    const std::string text = write_text(model).at("types/test.txt");
    CHECK(text.substr(text.find("type ")) == R"(type AWS::Test::Thing
stateful
identifier (Arn Name)
ref (Name)
read-only (Arn)
attributes (Extra.Name)
shape . object
  Arn string
  Part @Part
shape Part
  OtherId string relations (AWS::Test::Other.Id)
)");
}

TEST_CASE("a service database of another form is an error") {
    const std::string json = GENERATE(
        as<std::string>(), "", "{}", R"({"schema": {}})",
        R"({"schema": {"typeDefinition": {"entities": [{}]}, "usesType": {"forward": {}}, "resource": {"entities": []}}})",
        R"({"schema": {"typeDefinition": {"entities": []}, "usesType": {"forward": {"1": [{"$id": "9"}]}}, "resource": {"entities": [
            {"$id": "1", "cloudFormationType": "AWS::Test::Thing", "properties": {}, "attributes": {}}]}}})");
    CAPTURE(json);
    Model model = import(R"({"typeName": "AWS::Test::Thing"})").model;
    CHECK_THROWS_AS(import_service_spec(json, "spec.json", model), FactsError);
}
