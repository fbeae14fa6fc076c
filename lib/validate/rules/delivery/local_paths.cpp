#include <array>

#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

struct Packaged {
    std::string_view type;
    std::string_view path;
};

/// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html (2026-11-24)
constexpr std::array<Packaged, 12> packaged = {{
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

}  // namespace

void check_local_paths(Context& context) {
    if (context.templ.has_macro)
        return;
    for (const Packaged& entry : packaged)
        for (const std::uint32_t resource : context.resources_of(entry.type))
            context.property(resource, entry.path, [&](NodeId node) {
                const std::string_view text = text_of(context.document, node);
                if (text.empty() || text.starts_with("s3://") || text.starts_with("https://") ||
                    text.find("{{resolve:") != text.npos)
                    return;
                context.report_key("W3002", node,
                                   std::string(entry.path) + " is the local path " + quoted(text) +
                                       ", which CloudFormation does not know",
                                   "run aws cloudformation package and deploy what it prints");
            });
}

}  // namespace appinfra::validate::rules
