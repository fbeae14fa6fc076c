#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace appinfra::validate {

/// A property that `aws cloudformation package` fills in where a local path stands.
struct Packaged {
    std::string_view type;
    std::string_view path;
};

/// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html (2026-11-24)
inline constexpr std::array<Packaged, 12> packaged = {{
    {"AWS::ApiGateway::RestApi", "BodyS3Location"},
    {"AWS::AppSync::FunctionConfiguration", "RequestMappingTemplateS3Location"},
    {"AWS::AppSync::FunctionConfiguration", "ResponseMappingTemplateS3Location"},
    {"AWS::AppSync::GraphQLSchema", "DefinitionS3Location"},
    {"AWS::AppSync::Resolver", "RequestMappingTemplateS3Location"},
    {"AWS::AppSync::Resolver", "ResponseMappingTemplateS3Location"},
    {"AWS::CloudFormation::Stack", "TemplateURL"},
    {"AWS::CodeCommit::Repository", "Code/S3"},
    {"AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle"},
    {"AWS::Lambda::Function", "Code"},
    {"AWS::Lambda::LayerVersion", "Content"},
    {"AWS::StepFunctions::StateMachine", "DefinitionS3Location"},
}};

/// Whether a property, by the last part of its path, may hold a local path.
[[nodiscard]] constexpr bool takes_local_path(std::string_view type, std::string_view property) {
    return std::ranges::any_of(packaged, [&](const Packaged& entry) {
        return entry.type == type && entry.path.substr(entry.path.rfind('/') + 1) == property;
    });
}

}  // namespace appinfra::validate
