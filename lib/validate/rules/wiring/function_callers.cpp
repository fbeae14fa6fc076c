#include <algorithm>

#include "../../each_below.hpp"
#include "../../resource_type.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// A resource that makes a service call a function, and the name under which the service calls.
struct Caller {
    std::string_view type;
    std::string_view path;
    std::string_view principal;
    std::string_view unless = {};  ///< A property beside the function: with it a role calls.
    std::string_view source = {};  ///< The property that names on whose behalf; else that is the resource itself.
};

constexpr Caller callers[] = {
    {"AWS::Events::Rule", "Targets/*/Arn", "events.amazonaws.com", "RoleArn"},
    {"AWS::SNS::Subscription", "Endpoint", "sns.amazonaws.com", "", "TopicArn"},
    {"AWS::SNS::Topic", "Subscription/*/Endpoint", "sns.amazonaws.com"},
    {"AWS::S3::Bucket", "NotificationConfiguration/LambdaConfigurations/*/Function", "s3.amazonaws.com"},
    {"AWS::Logs::SubscriptionFilter", "DestinationArn", "logs.amazonaws.com", "RoleArn", "LogGroupName"},
    {"AWS::ApiGateway::Method", "Integration/Uri", "apigateway.amazonaws.com", "Credentials", "RestApiId"},
    {"AWS::ApiGatewayV2::Integration", "IntegrationUri", "apigateway.amazonaws.com", "CredentialsArn", "ApiId"},
    {"AWS::ApiGatewayV2::Api", "Target", "apigateway.amazonaws.com", "CredentialsArn"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Targets/*/Id", "elasticloadbalancing.amazonaws.com"},
    {"AWS::CloudWatch::Alarm", "AlarmActions/*", "lambda.alarms.cloudwatch.amazonaws.com"},
    {"AWS::SES::ReceiptRule", "Rule/Actions/*/LambdaAction/FunctionArn", "ses.amazonaws.com"},
    {"AWS::ApiGateway::Authorizer", "AuthorizerUri", "apigateway.amazonaws.com", "AuthorizerCredentials", "RestApiId"},
    {"AWS::ApiGatewayV2::Authorizer", "AuthorizerUri", "apigateway.amazonaws.com", "AuthorizerCredentialsArn", "ApiId"},
    {"AWS::Config::ConfigRule", "Source/SourceIdentifier", "config.amazonaws.com"},
    {"AWS::SecretsManager::RotationSchedule", "RotationLambdaARN", "secretsmanager.amazonaws.com", "", "SecretId"},
    {"AWS::IoT::TopicRule", "TopicRulePayload/Actions/*/Lambda/FunctionArn", "iot.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/CreateAuthChallenge", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/DefineAuthChallenge", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/PostAuthentication", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/PreAuthentication", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/PreTokenGeneration", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/UserMigration", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/VerifyAuthChallengeResponse", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/PreSignUp", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/PostConfirmation", "cognito-idp.amazonaws.com"},
    {"AWS::Cognito::UserPool", "LambdaConfig/CustomMessage", "cognito-idp.amazonaws.com"},
};

/// What the permissions of a template say about one function.
class Callable {
public:
    explicit Callable(Context& context) : context_(context) {
        for (const std::uint32_t permission : context.resources_of("AWS::Lambda::Permission"))
            context.property(permission, "FunctionName", [&](NodeId value) {
                spelled_ = spelled_ || is_text(context.document, value);
                known_ = known_ && (spelled_ || reference_of(context.templ, value));
            });
    }

    /// Whether a service surely may not call on behalf of a resource, where that is known.
    [[nodiscard]] bool refuses(std::uint32_t function, std::string_view principal,
                               std::optional<std::uint32_t> source) {
        return known_ && !permitted(function, principal, source) && !named(function);
    }

private:
    /// By a permission for the function, its aliases or versions; what may add one elsewhere counts as one.
    [[nodiscard]] bool permitted(std::uint32_t function, std::string_view principal,
                                 std::optional<std::uint32_t> source) {
        return std::ranges::any_of(context_.graph().needed_by(function), [&](const Dependency& user) {
            const std::string_view type = context_.type_of(user.from);
            if (type == "AWS::Lambda::Permission")
                return is_for(user.from, principal) && !is_for_another(user.from, source);
            if (type == "AWS::Lambda::Alias" || type == "AWS::Lambda::Version")
                return std::ranges::any_of(context_.graph().needed_by(user.from), [&](const Dependency& of_alias) {
                    return context_.type_of(of_alias.from) == "AWS::Lambda::Permission";
                });
            return type == "AWS::CloudFormation::Stack" || is_foreign_type(type);
        });
    }

    [[nodiscard]] bool is_for(std::uint32_t permission, std::string_view principal) {
        bool found = false;
        context_.property(permission, "Principal", [&](NodeId value) {
            const std::string_view text = text_of(context_.document, value);
            const std::string_view service = principal.substr(0, principal.find('.') + 1);
            found = found || text.empty() || text == "*" || text.starts_with(service) ||
                    text.find_first_not_of("0123456789") == std::string_view::npos;
        });
        return found;
    }

    /// Whether a permission is surely for another resource of the same type only.
    [[nodiscard]] bool is_for_another(std::uint32_t permission, std::optional<std::uint32_t> source) {
        bool any = false;
        bool all = true;
        if (source)
            context_.property(permission, "SourceArn", [&](NodeId value) {
                any = true;
                all = all && names_another(value, *source);
            });
        return any && all;
    }

    [[nodiscard]] bool names_another(NodeId arn, std::uint32_t source) {
        bool another = false;
        for (const Piece& piece : pieces_of(context_.document, arn)) {
            const auto resource = context_.templ.resources.find(piece.text);
            if (piece.kind == Piece::Kind::text || !resource)
                continue;
            if (resource == source || context_.type_of(*resource) != context_.type_of(source))
                return false;
            another = true;
        }
        return another;
    }

    /// By a permission that may spell the name of the function.
    [[nodiscard]] bool named(std::uint32_t function) {
        const NodeId properties = context_.properties(function);
        return spelled_ && properties && context_.document.find(properties, "FunctionName");
    }

    Context& context_;
    bool known_ = true;     ///< Of every permission, for which function it is.
    bool spelled_ = false;  ///< Some permission spells the name of its function.
};

std::optional<std::uint32_t> called_function(Context& context, NodeId value) {
    for (const Piece& piece : pieces_of(context.document, value)) {
        const auto resource =
            piece.kind == Piece::Kind::attribute ? context.templ.resources.find(piece.text) : std::nullopt;
        if (resource && piece.attribute == "Arn" && context.type_of(*resource) == "AWS::Lambda::Function")
            return resource;
    }
    return {};
}

/// On whose behalf a resource makes its service call.
std::optional<std::uint32_t> source_of(Context& context, std::uint32_t resource, const Caller& caller) {
    if (caller.source.empty())
        return resource;
    std::optional<std::uint32_t> source;
    context.property(resource, caller.source, [&](NodeId value) {
        const auto reference = reference_of(context.templ, value);
        source = reference ? std::optional(reference->resource) : std::nullopt;
    });
    return source;
}

void report_refusal(Context& context, NodeId where, std::uint32_t function, std::string_view principal) {
    auto& finding =
        context.report("A2110", where, std::string(principal) + " may not call " + name_of(context, function),
                       "add an AWS::Lambda::Permission with Principal: " + std::string(principal));
    note_resource(context, finding, function, "no permission lets the service call this function");
}

/// What calls a function in an OpenAPI document, and what says that a role does so.
struct Extension {
    std::string_view name;
    std::string_view uri;
    std::string_view credentials;
};

constexpr Extension extensions[] = {
    {"x-amazon-apigateway-integration", "uri", "credentials"},
    {"x-amazon-apigateway-authorizer", "authorizerUri", "authorizerCredentials"},
};

void check_body(Context& context, Callable& callable, std::uint32_t api, NodeId body) {
    constexpr std::string_view principal = "apigateway.amazonaws.com";
    const Document& document = context.document;
    each_below(document, body, [&](NodeId node) {
        for (const Extension& entry : extensions) {
            const NodeId holder = document.kind(node) == Kind::map ? document.find(node, entry.name) : document::none;
            const NodeId uri = holder ? document.find(holder, entry.uri) : document::none;
            const auto function =
                uri && !document.find(holder, entry.credentials) ? called_function(context, uri) : std::nullopt;
            if (function && callable.refuses(*function, principal, api))
                report_refusal(context, uri, *function, principal);
        }
    });
}

void check_caller(Context& context, Callable& callable, std::uint32_t resource, const Caller& caller) {
    const std::size_t slash = caller.path.rfind('/');
    const std::string_view holders = slash == caller.path.npos ? std::string_view{} : caller.path.substr(0, slash);
    const auto source = source_of(context, resource, caller);
    context.property(resource, holders, [&](NodeId holder) {
        if (!caller.unless.empty() &&
            presence(context.document, context.assumptions, holder, caller.unless) != Presence::absent)
            return;
        each_value(context.document, context.assumptions, holder, caller.path.substr(slash + 1), [&](NodeId value) {
            const auto function = called_function(context, value);
            if (!function || !callable.refuses(*function, caller.principal, source))
                return;
            report_refusal(context, value, *function, caller.principal);
        });
    });
}

}  // namespace

void check_function_callers(Context& context) {
    if (context.resources_of("AWS::Lambda::Function").empty())
        return;
    Callable callable(context);
    for (const Caller& caller : callers)
        for (const std::uint32_t resource : context.resources_of(caller.type))
            check_caller(context, callable, resource, caller);
    for (const std::string_view type : {"AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api"})
        for (const std::uint32_t api : context.resources_of(type))
            context.property(api, "Body", [&](NodeId body) { check_body(context, callable, api, body); });
}

}  // namespace appinfra::validate::rules
