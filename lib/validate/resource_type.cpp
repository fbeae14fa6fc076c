#include "resource_type.hpp"

#include "open_attributes.hpp"
#include "serverless.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

/// Named shapes can refer to each other in circles.
constexpr int deepest = 16;

std::optional<schema::Shape> property_of(schema::Shape shape, std::string_view name) {
    for (int depth = 0; depth < deepest; ++depth) {
        if (const auto found = shape.property(name))
            return found;
        const auto reference = shape.reference();
        if (!reference)
            return {};
        shape = reference->shape();
    }
    return {};
}

bool is_name_part(std::string_view text) {
    constexpr std::size_t shortest = 2;
    constexpr std::size_t longest = 64;
    return text.size() >= shortest && text.size() <= longest && is_alphanumeric(text);
}

}  // namespace

bool is_foreign_type(std::string_view type) {
    return type.starts_with("Custom::") || type == "AWS::CloudFormation::CustomResource" ||
           type.ends_with("::MODULE") ||
           (!type.starts_with("AWS::") && !type.starts_with("Alexa::") && type.find("::") != std::string_view::npos);
}

bool is_registry_name(std::string_view type) {
    constexpr std::string_view custom = "Custom::";
    constexpr std::string_view module = "::MODULE";
    constexpr std::string_view separator = "::";
    if (type.starts_with(custom) || type.ends_with(module))
        return true;
    const std::string_view organization = type.substr(0, type.find(separator));
    if (organization != "AWS" && is_same_but_case(organization, "AWS"))
        return false;
    int parts = 1;
    for (std::size_t end = type.find(separator); end != type.npos; end = type.find(separator), ++parts) {
        if (!is_name_part(type.substr(0, end)))
            return false;
        type.remove_prefix(end + separator.size());
    }
    return parts == 3 && is_name_part(type);
}

bool has_free_attribute(std::string_view type, std::string_view attribute) {
    const bool of_part = type.starts_with("AWS::Serverless::") && attribute.find('.') != std::string_view::npos;
    if (is_foreign_type(type) || of_part)
        return true;
    if (is_serverless_type(type) && names_generated_resource(attribute))
        return true;
    return attribute.starts_with("Outputs.") &&
           (type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application" ||
            type == "AWS::ServiceCatalog::CloudFormationProvisionedProduct");
}

std::optional<schema::Shape> attribute_shape(const schema::ResourceType& type, std::string_view attribute) {
    std::optional<schema::Shape> shape = type.root();
    while (shape && !attribute.empty()) {
        const std::size_t dot = attribute.find('.');
        shape = property_of(*shape, attribute.substr(0, dot));
        attribute = dot == std::string_view::npos ? std::string_view{} : attribute.substr(dot + 1);
    }
    return shape;
}

bool has_attribute(const schema::ResourceType& type, std::string_view attribute) {
    if (type.attributes().find(attribute))
        return true;
    if (gives_property(type.name(), attribute) && attribute_shape(type, attribute))
        return true;
    for (std::size_t dot = attribute.rfind('.'); dot != std::string_view::npos; dot = attribute.rfind('.', dot - 1)) {
        if (type.attributes().find(attribute.substr(0, dot)))
            return attribute_shape(type, attribute).has_value();
        if (dot == 0)
            break;
    }
    return false;
}

}  // namespace appinfra::validate
