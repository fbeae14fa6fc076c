#include "secrets.hpp"

namespace appinfra::validate::rules {
namespace {

enum class Place : std::uint8_t { environment, user_data, parameter, definition };

/// A property that others than its user can read.
struct Leak {
    std::string_view type;
    std::string_view path;
    Place place;
};

constexpr Leak leaks[] = {
    {"AWS::Lambda::Function", "Environment/Variables", Place::environment},
    {"AWS::Serverless::Function", "Environment/Variables", Place::environment},
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions/*/Environment/*/Value", Place::environment},
    {"AWS::CodeBuild::Project", "Environment/EnvironmentVariables/*/Value", Place::environment},
    {"AWS::Batch::JobDefinition", "ContainerProperties/Environment/*/Value", Place::environment},
    {"AWS::Amplify::App", "EnvironmentVariables/*/Value", Place::environment},
    {"AWS::Amplify::Branch", "EnvironmentVariables/*/Value", Place::environment},
    {"AWS::AppRunner::Service",
     "SourceConfiguration/ImageRepository/ImageConfiguration/RuntimeEnvironmentVariables/*/Value", Place::environment},
    {"AWS::ElasticBeanstalk::Environment", "OptionSettings/*/Value", Place::environment},
    {"AWS::CodePipeline::Pipeline", "Stages/*/Actions/*/Configuration/EnvironmentVariables", Place::environment},
    {"AWS::ApiGateway::Stage", "Variables", Place::environment},
    {"AWS::EC2::Instance", "UserData", Place::user_data},
    {"AWS::EC2::LaunchTemplate", "LaunchTemplateData/UserData", Place::user_data},
    {"AWS::AutoScaling::LaunchConfiguration", "UserData", Place::user_data},
    {"AWS::SSM::Parameter", "Value", Place::parameter},
    {"AWS::CodeBuild::Project", "Source/BuildSpec", Place::definition},
    {"AWS::CodeBuild::Project", "SecondarySources/*/BuildSpec", Place::definition},
    {"AWS::StepFunctions::StateMachine", "DefinitionString", Place::definition},
    {"AWS::StepFunctions::StateMachine", "DefinitionSubstitutions", Place::definition},
    {"AWS::StepFunctions::StateMachine", "Definition", Place::definition},
    {"AWS::SSM::Document", "Content", Place::definition},
    {"AWS::SSM::Association", "Parameters", Place::definition},
    {"AWS::Batch::JobDefinition", "ContainerProperties/Command", Place::definition},
    {"AWS::ImageBuilder::Component", "Data", Place::definition},
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions/*/LogConfiguration/Options", Place::definition},
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions/*/Command", Place::definition},
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions/*/EntryPoint", Place::definition},
    {"AWS::ECS::TaskDefinition", "ContainerDefinitions/*/HealthCheck/Command", Place::definition},
    {"AWS::Lambda::Function", "Code/ZipFile", Place::definition},
    {"AWS::CodePipeline::Pipeline", "Stages/*/Actions/*/Configuration/ParameterOverrides", Place::definition},
    {"AWS::CodePipeline::Pipeline", "Stages/*/Actions/*/Configuration/UserParameters", Place::definition},
    {"AWS::Events::Rule", "Targets/*/Input", Place::definition},
    {"AWS::Events::Rule", "Targets/*/InputTransformer/InputTemplate", Place::definition},
    {"AWS::Scheduler::Schedule", "Target/Input", Place::definition},
    {"AWS::Glue::Job", "DefaultArguments", Place::definition},
};

diagnostics::Diagnostic& report(Context& context, NodeId where, Place place, const std::string& secret) {
    switch (place) {
        case Place::environment:
            return context.report("A2201", where, secret + " becomes part of an environment variable",
                                  "pass the ARN of a secret and let the service or the program read it");
        case Place::user_data:
            return context.report("A2202", where, secret + " becomes part of the user data",
                                  "let the instance read the secret with its role when it starts");
        case Place::parameter:
            return context.report("A2203", where, secret + " becomes a parameter that is not encrypted",
                                  "keep it in AWS::SecretsManager::Secret");
        case Place::definition:
            break;
    }
    return context.report("A2204", where, secret + " becomes part of a definition that others can read",
                          "let the program read the secret when it runs");
}

/// Of the options of Elastic Beanstalk only those of one namespace become variables.
bool is_other_option(Context& context, NodeId value) {
    const NodeId holder = context.document.parent(value);
    const NodeId space = holder ? context.document.find(holder, "Namespace") : document::none;
    return space && text_of(context.document, space) != "aws:elasticbeanstalk:application:environment";
}

/// CodeBuild reads the value itself where the variable has a type.
bool names_secret(Context& context, NodeId value) {
    const NodeId holder = context.document.parent(value);
    const std::string_view type = holder ? text_of(context.document, context.document.find(holder, "Type")) : "";
    return type == "SECRETS_MANAGER" || type == "PARAMETER_STORE";
}

void check_value(Context& context, SecretFlow& flow, NodeId value, Place place) {
    const auto secret = flow.secret_in(value);
    if (!secret || names_secret(context, value) || is_other_option(context, value))
        return;
    auto& finding = report(context, SecretFlow::place(*secret, value), place, flow.name_of(*secret));
    flow.tell(finding, *secret, value);
}

}  // namespace

void check_secret_leaks(Context& context, SecretFlow& flow) {
    for (const Leak& leak : leaks)
        for (const std::uint32_t resource : context.resources_of(leak.type))
            context.property(resource, leak.path, [&](NodeId value) {
                const bool each = leak.place == Place::environment && context.document.kind(value) == Kind::map &&
                                  !call_of(context.document, value);
                if (!each)
                    return check_value(context, flow, value, leak.place);
                for (const NodeId variable : context.document.children(value))
                    check_value(context, flow, variable, leak.place);
            });
}

}  // namespace appinfra::validate::rules
