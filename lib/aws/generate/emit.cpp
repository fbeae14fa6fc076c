#include "emit.hpp"

#include "names.hpp"

namespace appinfra::aws::generate {
namespace {

constexpr std::string_view generated = "// Generated from schemas/ by appinfra-generate.\n";

std::string_view spelling(schema::Tags tags) {
    switch (tags) {
        case schema::Tags::list:
            return "list";
        case schema::Tags::map:
            return "map";
        case schema::Tags::auto_scaling:
            return "auto_scaling";
        case schema::Tags::none:
            break;
    }
    return "none";
}

void declare_members(const Struct& described, std::string_view indent, std::string& text) {
    for (const Member& member : described.members)
        text += std::string(indent) + "cfn::" + (member.required ? "Value<" : "Optional<") + member.type + "> " +
                member.name + (member.required ? ";\n" : " = {};\n");
}

/// Each struct can turn itself into an expression. A member, because overloads would be tried on each other's
/// arguments.
constexpr std::string_view declared_lower =
    "    [[nodiscard]] cfn::Expr lower() const&;\n"
    "    [[nodiscard]] cfn::Expr lower() &&;\n";

std::string declaration(const Attribute& attribute) {
    return (attribute.list ? std::string("cfn::Any") : "cfn::Reference<" + literal(attribute.kind) + '>');
}

void declare_nested(const Resource& resource, std::string& text) {
    if (resource.nested.empty())
        return;
    text += "namespace " + resource.scope + " {\n";
    for (const Struct& nested : resource.nested)
        text += "struct " + nested.name + ";\n";
    for (const Struct& nested : resource.nested) {
        text += "struct " + nested.name + " {\n";
        declare_members(nested, "    ", text);
        text += std::string(declared_lower) + "};\n";
    }
    text += "}  // namespace " + resource.scope + "\n\n";
}

void declare(const Resource& resource, std::string& text) {
    declare_nested(resource, text);
    text += "/// `" + resource.type + "`\nstruct " + resource.name + " {\n";
    text += "    static constexpr std::string_view type = " + literal(resource.type) + ";\n";
    text +=
        "    static constexpr cfn::TagStyle tag_style = cfn::TagStyle::" + std::string(spelling(resource.tags)) + ";\n";
    text += "    static constexpr std::string_view tag_property = " + literal(resource.tag_property) + ";\n";
    text += std::string("    static constexpr bool stateful = ") + (resource.stateful ? "true" : "false") + ";\n\n";
    declare_members(resource.root, "    ", text);
    text += "\n    struct Attributes : cfn::ResourceHandle {\n";
    text += "        [[nodiscard]] cfn::Reference<" + literal(resource.ref_kind) + "> ref() const;\n";
    for (const Attribute& attribute : resource.attributes)
        text += "        [[nodiscard]] " + declaration(attribute) + ' ' + attribute.name + "() const;\n";
    text += "    };\n" + std::string(declared_lower) + "};\n\n";
}

void define_lower(const std::string& name, const Struct& described, std::string& text) {
    text +=
        "cfn::Expr " + name + "::lower() const& {\n    auto copy = *this;\n    return std::move(copy).lower();\n}\n";
    text += "cfn::Expr " + name + "::lower() && {\n    cfn::Expr object = cfn::Expr::object();\n";
    for (const Member& member : described.members)
        text += "    object.set(" + literal(member.property) + ", std::move(" + member.name + ").expr());\n";
    text += "    return object;\n}\n";
}

void define(const Resource& resource, std::string& text) {
    if (!resource.nested.empty()) {
        text += "namespace " + resource.scope + " {\n";
        for (const Struct& nested : resource.nested)
            define_lower(nested.name, nested, text);
        text += "}  // namespace " + resource.scope + "\n\n";
    }
    define_lower(resource.name, resource.root, text);
    text += "cfn::Reference<" + literal(resource.ref_kind) + "> " + resource.name +
            "::Attributes::ref() const {\n    return {cfn::Expr::ref(logical_id)};\n}\n";
    for (const Attribute& attribute : resource.attributes)
        text += declaration(attribute) + ' ' + resource.name + "::Attributes::" + attribute.name +
                "() const {\n    return {cfn::Expr::get_att(logical_id, " + literal(attribute.attribute) + ")};\n}\n";
    text += '\n';
}

}  // namespace

std::string emit_header(const std::vector<Resource>& resources) {
    std::string text(generated);
    text +=
        "#pragma once\n\n#include <string_view>\n\n#include \"appinfra/cfn/resource_handle.hpp\"\n"
        "#include \"appinfra/cfn/value.hpp\"\n\nnamespace appinfra::aws::" +
        resources.at(0).service + " {\n\n";
    for (const Resource& resource : resources)
        declare(resource, text);
    return text + "}  // namespace appinfra::aws::" + resources.at(0).service + '\n';
}

std::string emit_source(const std::vector<Resource>& resources) {
    const std::string& service = resources.at(0).service;
    std::string text(generated);
    text += "#include \"appinfra/aws/" + service + ".hpp\"\n\nnamespace appinfra::aws::" + service + " {\n\n";
    for (const Resource& resource : resources)
        define(resource, text);
    return text + "}  // namespace appinfra::aws::" + service + '\n';
}

}  // namespace appinfra::aws::generate
