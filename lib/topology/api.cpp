#include "appinfra/topology/api.hpp"

#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

namespace gateway = aws::apigatewayv2;
using aws::cloudwatch::alarm::Dimension;
using cfn::sub;

namespace {

/// One line of JSON for each request.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html (2026-11-23)
constexpr const char* log_format =
    R"({"time":"$context.requestTime","id":"$context.requestId","ip":"$context.identity.sourceIp",)"
    R"("method":"$context.httpMethod","path":"$context.path","protocol":"$context.protocol",)"
    R"("status":"$context.status","bytes":"$context.responseLength","milliseconds":"$context.responseLatency",)"
    R"("agent":"$context.identity.userAgent","error":"$context.integrationErrorMessage"})";

gateway::Stage::Attributes make_stage(Context& context, const gateway::Api::Attributes& api, const Data& data) {
    constexpr int requests_per_second = 100;
    const cfn::Parameter rate = context.assembly.parameter(
        "RequestsPerSecond", {.description = "Requests that the API takes per second; more are answered with 429.",
                              .type = "Number",
                              .value = cfn::Setting{std::to_string(requests_per_second)},
                              .minimum = 1});
    return context.assembly.add(
        "ApiStage",
        gateway::Stage{.AccessLogSettings =
                           gateway::stage::AccessLogSettings{
                               .DestinationArn = sub("arn:{}:logs:{}:{}:log-group:{}", cfn::partition(), cfn::region(),
                                                     cfn::account_id(), data.logs.access.ref()),
                               .Format = log_format},
                       .ApiId = api.ref(),
                       .AutoDeploy = true,
                       .DefaultRouteSettings = gateway::stage::RouteSettings{.DetailedMetricsEnabled = true,
                                                                             .ThrottlingBurstLimit = rate.ref(),
                                                                             .ThrottlingRateLimit = rate.ref()},
                       .StageName = "$default"},
        {.suppressions = {guard("APIGATEWAY.PR.4",
                                "Access logs go to the log group of that name; the rule reads only "
                                "ARNs as GetAtt gives them, which end in :*, and the stage wants "
                                "them without.")}});
}

void make_domain(Context& context, const gateway::Api::Attributes& api, const gateway::Stage::Attributes& stage,
                 const Data& data) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Parameter name = domain_parameter(context);
    const auto certificate = make_certificate(context, data.dns, "Certificate", name.ref());
    const auto domain = assembly.add(
        "ApiDomain", gateway::DomainName{.DomainName = name.ref(),
                                         .DomainNameConfigurations = {gateway::domain_name::DomainNameConfiguration{
                                             .CertificateArn = certificate.ref(),
                                             .EndpointType = "REGIONAL",
                                             .IpAddressType = "dualstack",
                                             .SecurityPolicy = "TLS_1_2"}}});
    assembly.add("ApiMapping",
                 gateway::ApiMapping{.ApiId = api.ref(), .DomainName = domain.ref(), .Stage = stage.ref()});
    make_aliases(context, data.dns,
                 {.logical_id = "Alias",
                  .domain = name.ref(),
                  .target = domain.RegionalDomainName(),
                  .target_zone = domain.RegionalHostedZoneId(),
                  .condition = data.dns.has_zone,
                  .shared = true});
    assembly.output("Url", {.description = "Where the application is.", .value = sub("https://{}/", name.ref())});
    assembly.output("ApiDnsName", {.description = "Where DNS records of the domain have to point.",
                                   .value = domain.RegionalDomainName()});
}

}  // namespace

Api make_api(Context& context, const Data& data, const Notification& notification) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "API",
                                     "Ends TLS for the application's domain and invokes the web function.");
    const auto api = assembly.add("Api", gateway::Api{.Description = "Web requests of the application",
                                                      .DisableExecuteApiEndpoint = true,
                                                      .IpAddressType = "dualstack",
                                                      .Name = cfn::stack_name(),
                                                      .ProtocolType = "HTTP"});
    make_domain(context, api, make_stage(context, api, data), data);
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html (2026-11-23)
    const std::vector<Dimension> of_api{Dimension{.Name = "ApiId", .Value = api.ref()}};
    constexpr int slow_milliseconds = 5000;
    make_alarm(context, notification, "LatencyAlarm",
               {.description = "Answers take longer than five seconds on average.",
                .space = "AWS/ApiGateway",
                .metric = "Latency",
                .dimensions = of_api,
                .statistic = "Average",
                .periods = 3,
                .threshold = slow_milliseconds});
    return {api, make_alarm(context, notification, "ServerErrorAlarm",
                            {.description = "The application answers with server errors.",
                             .space = "AWS/ApiGateway",
                             .metric = "5xx",
                             .dimensions = of_api,
                             .period_seconds = 60,
                             .periods = 3,
                             .threshold = 5})};
}

void serve(Context& context, const Api& api, const aws::lambda::Alias::Attributes& alias,
           const cfn::Condition& exists) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Route", "Every request goes to the web function.");
    const auto permission =
        assembly.add("ApiPermission",
                     aws::lambda::Permission{.Action = "lambda:InvokeFunction",
                                             .FunctionName = alias.ref(),
                                             .Principal = "apigateway.amazonaws.com",
                                             .SourceArn = sub("arn:{}:execute-api:{}:{}:{}/*", cfn::partition(),
                                                              cfn::region(), cfn::account_id(), api.api.ref())},
                     {.comment = "On the alias, which is what the API invokes.",
                      .condition = exists,
                      .suppressions = {guard("LAMBDA.PR.2",
                                             "SourceArn admits this API only; the rule reads no text with a reference "
                                             "in it.")}});
    constexpr int longest_milliseconds = 30000;
    const auto integration = assembly.add("ApiIntegration",
                                          gateway::Integration{.ApiId = api.api.ref(),
                                                               .IntegrationType = "AWS_PROXY",
                                                               .IntegrationUri = alias.ref(),
                                                               .PayloadFormatVersion = "2.0",
                                                               .TimeoutInMillis = longest_milliseconds},
                                          {.condition = exists});
    const std::string own_login = "A web site: its pages are for everybody, or the application logs its users in.";
    assembly.add("ApiRoute",
                 gateway::Route{.ApiId = api.api.ref(),
                                .AuthorizationType = "NONE",
                                .RouteKey = "$default",
                                .Target = sub("integrations/{}", integration.ref())},
                 {.depends_on = {permission},
                  .condition = exists,
                  .suppressions = {nag("APIG4", own_login), guard("APIGATEWAY.PR.5", own_login)}});
}

}  // namespace appinfra::topology
