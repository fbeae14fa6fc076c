#include "appinfra/topology/load_balancer.hpp"

#include <variant>

#include "appinfra/topology/identity.hpp"
#include "appinfra/topology/login.hpp"
#include "appinfra/topology/web.hpp"

namespace appinfra::topology {

namespace elb = aws::elasticloadbalancingv2;
namespace ec2 = aws::ec2;
using cfn::sub;

namespace {

/// TLS 1.2 and 1.3 with forward secrecy and post-quantum key exchange.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (2026-11-23)
constexpr const char* tls_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

ec2::security_group::Ingress from_anywhere(int port, const char* why) {
    return {.CidrIp = "0.0.0.0/0", .Description = why, .FromPort = port, .IpProtocol = "tcp", .ToPort = port};
}

ec2::SecurityGroup::Attributes make_group(Context& context, const Network& network,
                                          const ec2::SecurityGroup::Attributes& target_group) {
    const std::int64_t port = context.app.web.port;
    std::vector<cfn::Value<ec2::security_group::Egress>> egress{
        ec2::security_group::Egress{.Description = "To the application",
                                    .DestinationSecurityGroupId = target_group.GroupId(),
                                    .FromPort = port,
                                    .IpProtocol = "tcp",
                                    .ToPort = port}};
    if (!std::holds_alternative<manifest::NoLogin>(context.app.login))
        egress.emplace_back(ec2::security_group::Egress{.CidrIp = "0.0.0.0/0",
                                                        .Description = "To the identity provider",
                                                        .FromPort = 443,
                                                        .IpProtocol = "tcp",
                                                        .ToPort = 443});
    const std::string reason = "A public web site: everybody may connect to 443, and to 80 to be redirected to it.";
    return context.assembly.add(
        "LoadBalancerSecurityGroup",
        ec2::SecurityGroup{.GroupDescription = "Load balancer",
                           .SecurityGroupEgress = egress,
                           .SecurityGroupIngress = {from_anywhere(443, "HTTPS from everywhere"),
                                                    from_anywhere(80, "HTTP from everywhere, redirected to HTTPS")},
                           .VpcId = network.vpc},
        {.suppressions = {nag("EC23", reason), checkov("260", reason)}});
}

elb::LoadBalancer::Attributes make_balancer(Context& context, const Network& network, const Logs& logs,
                                            const ec2::SecurityGroup::Attributes& group) {
    using Attribute = elb::load_balancer::LoadBalancerAttribute;
    std::vector<cfn::ResourceHandle> dependencies{logs.bucket_policy};
    if (network.own)
        dependencies.push_back(network.own->gateway);
    return context.assembly.add(
        "LoadBalancer",
        elb::LoadBalancer{
            .LoadBalancerAttributes = {Attribute{.Key = "access_logs.s3.bucket", .Value = logs.bucket.ref()},
                                       Attribute{.Key = "access_logs.s3.enabled", .Value = "true"},
                                       Attribute{.Key = "access_logs.s3.prefix", .Value = "alb"},
                                       Attribute{.Key = "deletion_protection.enabled", .Value = "true"},
                                       Attribute{.Key = "idle_timeout.timeout_seconds", .Value = "120"},
                                       Attribute{.Key = "routing.http.desync_mitigation_mode", .Value = "defensive"},
                                       Attribute{.Key = "routing.http.drop_invalid_header_fields.enabled",
                                                 .Value = "true"}},
            .Scheme = "internet-facing",
            .SecurityGroups = {group.GroupId()},
            .Subnets = network.public_subnets,
            .Type = "application"},
        {.comment = "Delivery of its logs is tried when it is created: the bucket's policy has to be there.",
         .depends_on = dependencies});
}

cfn::ResourceHandle make_listeners(Context& context, const LoadBalancer& parts, const std::optional<UserPool>& users,
                                   const aws::certificatemanager::Certificate::Attributes& certificate) {
    using elb::listener::Action;
    context.assembly.add(
        "HttpListener",
        elb::Listener{.DefaultActions = {Action{.RedirectConfig =
                                                    elb::listener::RedirectConfig{
                                                        .Port = "443", .Protocol = "HTTPS", .StatusCode = "HTTP_301"},
                                                .Type = "redirect"}},
                      .LoadBalancerArn = parts.balancer.ref(),
                      .Port = 80,
                      .Protocol = "HTTP"});
    std::vector<cfn::Value<Action>> actions;
    int order = 1;
    for (Action& action : make_login(context, users)) {
        action.Order = order++;
        actions.emplace_back(action);
    }
    actions.emplace_back(Action{.Order = order, .TargetGroupArn = parts.targets.ref(), .Type = "forward"});
    return context.assembly.add(
        "HttpsListener",
        elb::Listener{.Certificates = {elb::listener::Certificate{.CertificateArn = certificate.ref()}},
                      .DefaultActions = actions,
                      .LoadBalancerArn = parts.balancer.ref(),
                      .Port = 443,
                      .Protocol = "HTTPS",
                      .SslPolicy = tls_policy});
}

elb::TargetGroup::Attributes make_targets(Context& context, const Network& network, const Places& places,
                                          const TargetSpec& spec) {
    using Attribute = elb::target_group::TargetGroupAttribute;
    const manifest::Web& web = context.app.web;
    std::vector<cfn::Value<elb::target_group::TargetDescription>> members;
    for (const cfn::Value<cfn::String>& id : spec.members)
        members.emplace_back(elb::target_group::TargetDescription{.Id = id, .Port = web.port});
    return context.assembly.add(
        // A target group cannot change its type, and one that is in use cannot take the name of another.
        spec.type == std::string_view("ip") ? "Targets" : "InstanceTargets",
        elb::TargetGroup{
            .HealthCheckIntervalSeconds = 15,
            .HealthCheckPath = health_check_path(context).ref(),
            .HealthCheckTimeoutSeconds = 5,
            .HealthyThresholdCount = 2,
            .Matcher = elb::target_group::Matcher{.HttpCode = "200"},
            .Port = web.port,
            .Protocol = "HTTP",
            .TargetGroupAttributes = {Attribute{.Key = "deregistration_delay.timeout_seconds",
                                                .Value = drain_seconds(context, places)},
                                      Attribute{.Key = "load_balancing.algorithm.type",
                                                .Value = "least_outstanding_requests"}},
            .TargetType = spec.type,
            .Targets = members.empty() ? cfn::Optional<cfn::List<elb::target_group::TargetDescription>>() : members,
            .UnhealthyThresholdCount = 3,
            .VpcId = network.vpc},
        {.comment = "Plain HTTP inside the VPC, between security groups that admit only each other."});
}

}  // namespace

LoadBalancer make_load_balancer(Context& context, const Network& network, const Data& data, const Places& places,
                                const TargetSpec& spec) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::app, "Load balancer",
                                     "Ends TLS, redirects HTTP, spreads requests over healthy targets.");
    const cfn::Parameter domain = domain_parameter(context);
    const auto group = make_group(context, network, spec.group);
    const auto certificate = make_certificate(context, data.dns, "Certificate", domain.ref());
    LoadBalancer parts{.balancer = make_balancer(context, network, data.logs, group),
                       .targets = make_targets(context, network, places, spec),
                       .listener = {},
                       .group = group};
    parts.listener = make_listeners(context, parts, data.users, certificate);
    assembly.add("ApplicationIngress", ec2::SecurityGroupIngress{.Description = "From the load balancer",
                                                                 .FromPort = context.app.web.port,
                                                                 .GroupId = spec.group.GroupId(),
                                                                 .IpProtocol = "tcp",
                                                                 .SourceSecurityGroupId = group.GroupId(),
                                                                 .ToPort = context.app.web.port});
    make_aliases(context, data.dns,
                 {.logical_id = "Alias",
                  .domain = domain.ref(),
                  .target = sub("dualstack.{}", parts.balancer.DNSName()),
                  .target_zone = parts.balancer.CanonicalHostedZoneID(),
                  .condition = data.dns.has_zone,
                  .shared = true});
    assembly.output("Url", {.description = "Where the application is.", .value = sub("https://{}/", domain.ref())});
    assembly.output("LoadBalancerDnsName", {.description = "Where DNS records of the domain have to point.",
                                            .value = parts.balancer.DNSName()});
    return parts;
}

}  // namespace appinfra::topology
