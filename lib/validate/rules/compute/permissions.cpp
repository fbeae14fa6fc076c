#include <algorithm>

#include "../../known_values.hpp"
#include "../../text.hpp"
#include "compute.hpp"

namespace appinfra::validate::rules {
namespace {

/// https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html (2026-11-24)
struct Caller {
    std::string_view type;
    std::string_view service;
};
constexpr Caller callers[] = {
    {"AWS::ApiGateway::RestApi", "apigateway"},
    {"AWS::ApiGatewayV2::Api", "apigateway"},
    {"AWS::Cognito::UserPool", "cognito-idp"},
    {"AWS::Config::ConfigRule", "config"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "elasticloadbalancing"},
    {"AWS::Events::Rule", "events"},
    {"AWS::IoT::TopicRule", "iot"},
    {"AWS::Logs::LogGroup", "logs"},
    {"AWS::S3::Bucket", "s3"},
    {"AWS::SNS::Topic", "sns"},
};

/// `s3.amazonaws.com`; log groups call from a service of their region, too.
bool is_principal(std::string_view principal, std::string_view service) {
    constexpr std::string_view domain = ".amazonaws.com";
    return principal.starts_with(service) && principal.ends_with(domain) &&
           (principal.size() == service.size() + domain.size() ||
            (service == "logs" && principal[service.size()] == '.'));
}

bool is_account(std::string_view text) {
    return text.size() == 12 && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

bool names_account(std::string_view arn) {
    for (std::size_t colon = arn.find(':'); colon != arn.npos; colon = arn.find(':')) {
        arn.remove_prefix(colon + 1);
        if (arn.find(':') != arn.npos && is_account(arn.substr(0, arn.find(':'))))
            return true;
    }
    return false;
}

void check_principal(Context& context, std::uint32_t permission, std::uint32_t source) {
    const auto caller = std::ranges::find(callers, context.type_of(source), &Caller::type);
    if (caller == std::end(callers))
        return;
    context.property(permission, "Principal", [&](NodeId node) {
        const std::string_view principal = literal_of(context.document, node);
        if (!principal.empty() && !is_principal(principal, caller->service))
            context.report("W3664", node,
                           quoted(principal) + " does not call for " + quoted(context.resource(source).name) +
                               ", which is the source",
                           "the principal is " + std::string(caller->service) + ".amazonaws.com");
    });
}

void check_account(Context& context, std::uint32_t permission, NodeId source) {
    const std::string_view arn = literal_of(context.document, source);
    if (!target(context, source, "AWS::S3::Bucket") && (arn.empty() || names_account(arn)))
        return;
    if (presence(context.document, context.assumptions, context.properties(permission), "SourceAccount") !=
        Presence::present)
        context.report_key("W3663", place_of(context, permission, "SourceAccount"),
                           "SourceArn names no account, and SourceAccount is not given",
                           "set SourceAccount, such as to AWS::AccountId");
}

}  // namespace

void check_permissions(Context& context) {
    for (const std::uint32_t permission : context.resources_of("AWS::Lambda::Permission"))
        context.property(permission, "SourceArn", [&](NodeId source) {
            check_account(context, permission, source);
            if (const auto reference = reference_of(context.templ, source))
                check_principal(context, permission, reference->resource);
        });
}

}  // namespace appinfra::validate::rules
