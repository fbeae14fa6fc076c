#include "appinfra/topology/dns.hpp"

#include "appinfra/aws/route53.hpp"

namespace appinfra::topology {

namespace acm = aws::certificatemanager;
using cfn::if_;

Dns make_dns(Context& context) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::data, "DNS", "");
    const auto& zone = context.app.dns.hosted_zone;
    const cfn::Parameter parameter = context.assembly.parameter(
        "HostedZoneId", {.description = "Route 53 zone of the domains. Empty: somebody else adds the DNS records.",
                         .value = zone ? setting(*zone) : unset(),
                         .allowed_pattern = "^(Z[A-Z0-9]{1,31})?$",
                         .constraint = "must be the id of a hosted zone, or empty"});
    return {parameter, context.assembly.condition("HasHostedZone", cfn::not_(cfn::equals(parameter.ref(), "")))};
}

acm::Certificate::Attributes make_certificate(Context& context, const Dns& dns, const std::string& logical_id,
                                              const cfn::Value<cfn::String>& domain,
                                              const std::optional<cfn::Condition>& condition) {
    const cfn::Value<cfn::Json> option =
        acm::certificate::DomainValidationOption{.DomainName = domain, .HostedZoneId = dns.zone.ref()};
    return context.assembly.add(
        logical_id,
        acm::Certificate{.DomainName = domain,
                         .DomainValidationOptions = if_(dns.has_zone, cfn::list({option}), cfn::no_value()),
                         .KeyAlgorithm = "EC_prime256v1",
                         .ValidationMethod = "DNS"},
        {.comment = "Without a hosted zone, creation waits until the record shown in the stack's events exists.",
         .condition = condition});
}

void make_aliases(Context& context, const Dns& dns, const AliasSpec& spec) {
    cfn::Optional<cfn::Integer> weight;
    cfn::Optional<cfn::String> identifier;
    if (spec.shared) {
        weight = context.assembly
                     .parameter("TrafficWeight",
                                {.description = "Share of the traffic while another stack has records of the same "
                                                "domain; alone, 100 or 1 are the same.",
                                 .type = "Number",
                                 .value = setting(context.app.dns.weight),
                                 .minimum = 0,
                                 .maximum = 255})
                     .ref();
        identifier = cfn::stack_name();
    }
    for (const char* type : {"A", "AAAA"})
        context.assembly.add(spec.logical_id + (type == std::string_view("A") ? "Ipv4" : "Ipv6"),
                             aws::route53::RecordSet{
                                 .AliasTarget = aws::route53::record_set::AliasTarget{.DNSName = spec.target,
                                                                                      .EvaluateTargetHealth = false,
                                                                                      .HostedZoneId = spec.target_zone},
                                 .HostedZoneId = dns.zone.ref(),
                                 .Name = spec.domain,
                                 .SetIdentifier = identifier,
                                 .Type = type,
                                 .Weight = weight},
                             {.condition = spec.condition});
}

}  // namespace appinfra::topology
