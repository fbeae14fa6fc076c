#include "resource_type.hpp"

#include "open_attributes.hpp"
#include "serverless.hpp"

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

}  // namespace

bool is_foreign_type(std::string_view type) {
    return type.starts_with("Custom::") || type == "AWS::CloudFormation::CustomResource" ||
           type.ends_with("::MODULE") ||
           (!type.starts_with("AWS::") && !type.starts_with("Alexa::") && type.find("::") != std::string_view::npos);
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
