#include "appinfra/topology/reports.hpp"

#include "appinfra/aws/cloudfront.hpp"
#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

namespace cloudfront = aws::cloudfront;
using cfn::equals;
using cfn::not_;
using cfn::sub;

namespace {

/// Managed policy CachingOptimized.
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html (2026-11-23)
constexpr const char* caching_optimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";
/// The hosted zone of every distribution.
/// https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (2026-11-23)
constexpr const char* distribution_zone = "Z2FDTNDATAQYW2";

/// The certificate, and whether there is one.
struct EdgeCertificate {
    cfn::Value<cfn::String> arn;
    cfn::Condition available;
};

/// The PEM form of a public key, whose lines have 64 characters.
cfn::Setting pem(const manifest::Traced<std::string>& key) {
    constexpr std::size_t width = 64;
    std::string text = "-----BEGIN PUBLIC KEY-----\n";
    for (std::size_t at = 0; at < key->size(); at += width)
        text += key->substr(at, width) + "\n";
    return {text + "-----END PUBLIC KEY-----\n", key.origin};
}

/// CloudFront wants its certificate in us-east-1. A stack there makes it itself; everywhere else the edge template
/// does, and its ARN comes in as a parameter.
EdgeCertificate make_edge_certificate(Context& context, const Dns& dns, const cfn::Value<cfn::String>& domain) {
    const manifest::Reports& wanted = context.app.reports;
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(assembly, cfn::Layer::edge, "Certificate of the reports site",
                                     "CloudFront takes certificates from us-east-1 only.");
    const cfn::Parameter given = assembly.parameter(
        "ReportsCertificateArn",
        {.description = "Certificate in us-east-1, output of the edge template. Empty: no reports site yet, except in "
                        "us-east-1, where the stack makes the certificate.",
         .value = wanted.certificate ? setting(*wanted.certificate) : unset(),
         .allowed_pattern = "^(arn:[a-z-]+:acm:us-east-1:[0-9]{12}:certificate/[a-z0-9-]+)?$",
         .constraint = "must be the ARN of a certificate in us-east-1, or empty"});
    const cfn::Condition is_given = assembly.condition("ReportsCertificateIsGiven", not_(equals(given.ref(), "")));
    if (context.layout == cfn::Layout::layered) {
        const auto certificate = make_certificate(context, dns, "ReportsCertificate", domain);
        assembly.output("ReportsCertificateArn", {.description = "Parameter ReportsCertificateArn of the app template.",
                                                  .value = certificate.ref()});
        return {given.ref(), is_given};
    }
    const cfn::Condition makes =
        assembly.condition("MakesReportsCertificate", cfn::and_({not_(is_given), equals(cfn::region(), "us-east-1")}));
    const auto certificate = make_certificate(context, dns, "ReportsCertificate", domain, makes);
    return {cfn::if_(makes, certificate.ref(), given.ref()),
            assembly.condition("HasReportsCertificate", cfn::or_({is_given, makes}))};
}

cloudfront::KeyGroup::Attributes make_signers(Context& context, const cfn::Parameter& key,
                                              const cfn::Condition& exists) {
    const auto public_key = context.assembly.add(
        "ReportsPublicKey",
        cloudfront::PublicKey{
            .PublicKeyConfig =
                cloudfront::public_key::PublicKeyConfig{.CallerReference = sub("{}-1", cfn::stack_name()),
                                                        .EncodedKey = key.ref(),
                                                        .Name = sub("{}-1", cfn::stack_name())}},
        {.comment = "To rotate, add a second key to the group, then remove the first: a key cannot change in place.",
         .condition = exists});
    return context.assembly.add(
        "ReportsKeyGroup",
        cloudfront::KeyGroup{.KeyGroupConfig = cloudfront::key_group::KeyGroupConfig{.Items = {public_key.ref()},
                                                                                     .Name = cfn::stack_name()}},
        {.condition = exists});
}

cloudfront::ResponseHeadersPolicy::Attributes make_headers(Context& context, const cfn::Condition& exists) {
    namespace headers = cloudfront::response_headers_policy;
    constexpr int year_in_seconds = 31536000;
    return context.assembly.add(
        "ReportsHeaders",
        cloudfront::ResponseHeadersPolicy{
            .ResponseHeadersPolicyConfig =
                headers::ResponseHeadersPolicyConfig{
                    .Name = sub("{}-reports", cfn::stack_name()),
                    .SecurityHeadersConfig =
                        headers::SecurityHeadersConfig{
                            .ContentSecurityPolicy =
                                headers::ContentSecurityPolicy{
                                    .ContentSecurityPolicy =
                                        "default-src 'self'; img-src 'self' data:; style-src 'self' "
                                        "'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; "
                                        "form-action 'none'",
                                    .Override = true},
                            .ContentTypeOptions = headers::ContentTypeOptions{.Override = true},
                            .FrameOptions = headers::FrameOptions{.FrameOption = "DENY", .Override = true},
                            .ReferrerPolicy =
                                headers::ReferrerPolicy{.Override = true, .ReferrerPolicy = "same-origin"},
                            .StrictTransportSecurity =
                                headers::StrictTransportSecurity{.AccessControlMaxAgeSec = year_in_seconds,
                                                                 .IncludeSubdomains = true,
                                                                 .Override = true}}}},
        {.condition = exists});
}

std::vector<cfn::Suppression> distribution_suppressions() {
    const std::string one_origin = "One bucket holds the reports; there is nothing to fail over to.";
    const std::string no_firewall =
        "Only static files, and only for holders of a signed URL or cookie: nothing for a web application firewall to "
        "filter.";
    const std::string parameter =
        "CloudFront takes certificates from us-east-1 only, so outside of it the ARN comes from the "
        "edge template by a parameter.";
    return {nag("CFR1", "Readers may be anywhere; access is decided by signature, not by country."),
            nag("CFR2", no_firewall),
            checkov("68", no_firewall),
            guard("CLOUDFRONT.PR.4", one_origin),
            guard("CLOUDFRONT.PR.6", parameter),
            guard("CLOUDFRONT.PR.7", parameter)};
}

}  // namespace

aws::s3::Bucket::Attributes make_reports_bucket(Context& context, const Logs& logs) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::data, "Reports",
                                     "User statistics and reports that jobs write.");
    constexpr int old_version_days = 90;
    const auto bucket = make_bucket(context, "ReportsBucket",
                                    {.comment = "Overwritten reports can be restored for a while.",
                                     .lifecycle = {old_versions_rule(old_version_days)},
                                     .log_bucket = logs.bucket});
    context.assembly.output("ReportsBucketName", {.description = "Bucket of the reports.", .value = bucket.ref()});
    return bucket;
}

void make_reports_site(Context& context, const aws::s3::Bucket::Attributes& bucket, const Logs& logs, const Dns& dns) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(
        assembly, cfn::Layer::data, "Reports site",
        "CloudFront in front of the reports bucket, for readers whom the application gave a "
        "signed cookie or URL.");
    const manifest::Reports& wanted = context.app.reports;
    const cfn::Parameter domain = assembly.parameter(
        "ReportsDomainName", {.description = "Host name of the reports site.", .value = setting(wanted.domain)});
    const cfn::Parameter key = assembly.parameter(
        "ReportsPublicKeyPem",
        {.description =
             "Public key (PEM) with whose private half the application signs access to reports. Empty: no reports "
             "site yet.",
         .value = wanted.public_key ? pem(*wanted.public_key) : unset(),
         .allowed_pattern = "^(-----BEGIN PUBLIC KEY-----\\s[A-Za-z0-9+/=\\s]+-----END PUBLIC KEY-----\\s*)?$",
         .constraint = "must be a public key in PEM form, or empty"});
    const EdgeCertificate certificate = make_edge_certificate(context, dns, domain.ref());
    const cfn::Condition exists =
        assembly.condition("HasReportsSite", cfn::and_({certificate.available, not_(equals(key.ref(), ""))}));

    const auto access =
        assembly.add("ReportsAccess",
                     cloudfront::OriginAccessControl{.OriginAccessControlConfig =
                                                         cloudfront::origin_access_control::OriginAccessControlConfig{
                                                             .Name = sub("{}-{}", cfn::stack_name(), cfn::region()),
                                                             .OriginAccessControlOriginType = "s3",
                                                             .SigningBehavior = "always",
                                                             .SigningProtocol = "sigv4"}},
                     {.condition = exists});
    const auto signers = make_signers(context, key, exists);
    const auto headers = make_headers(context, exists);
    namespace parts = cloudfront::distribution;
    const auto distribution =
        assembly.add(
            "ReportsDistribution",
            cloudfront::Distribution{.DistributionConfig =
                                         parts::DistributionConfig{
                                             .Aliases = {domain.ref()},
                                             .Comment = sub("{}: reports", cfn::stack_name()),
                                             .DefaultCacheBehavior =
                                                 parts::DefaultCacheBehavior{.AllowedMethods = {"GET", "HEAD"},
                                                                             .CachePolicyId = caching_optimized,
                                                                             .Compress = true,
                                                                             .ResponseHeadersPolicyId = headers.ref(),
                                                                             .TargetOriginId = "reports",
                                                                             .TrustedKeyGroups = {signers.ref()},
                                                                             .ViewerProtocolPolicy =
                                                                                 "redirect-to-https"},
                                             .DefaultRootObject = "index.html",
                                             .Enabled = true,
                                             .HttpVersion = "http2and3",
                                             .IPV6Enabled = true,
                                             .Logging = parts::Logging{.Bucket = logs.bucket.RegionalDomainName(),
                                                                       .Prefix = "cloudfront/"},
                                             .Origins =
                                                 {parts::Origin{.DomainName = bucket.RegionalDomainName(),
                                                                .Id = "reports",
                                                                .OriginAccessControlId = access.ref(),
                                                                .S3OriginConfig =
                                                                    parts::S3OriginConfig{.OriginAccessIdentity = ""}}},
                                             .PriceClass = "PriceClass_100",
                                             .ViewerCertificate =
                                                 parts::ViewerCertificate{.AcmCertificateArn = certificate.arn,
                                                                          .MinimumProtocolVersion = "TLSv1.2_2021",
                                                                          .SslSupportMethod = "sni-only"}}},
            {.condition = exists, .suppressions = distribution_suppressions()});
    const cfn::Expr read =
        cfn::object({{"Sid", "ReportsSite"},
                     {"Effect", "Allow"},
                     {"Principal", cfn::object({{"Service", "cloudfront.amazonaws.com"}})},
                     {"Action", "s3:GetObject"},
                     {"Resource", objects_of(bucket)},
                     {"Condition", when("StringEquals", "aws:SourceArn",
                                        sub("arn:{}:cloudfront::{}:distribution/{}", cfn::partition(),
                                            cfn::account_id(), distribution.ref()))}});
    make_bucket_policy(context, "ReportsBucketPolicy", bucket, {cfn::if_(exists, read, cfn::no_value()).expr});
    make_aliases(context, dns,
                 {.logical_id = "ReportsAlias",
                  .domain = domain.ref(),
                  .target = distribution.DomainName(),
                  .target_zone = distribution_zone,
                  .condition = assembly.condition("HasReportsAlias", cfn::and_({exists, dns.has_zone}))});
    assembly.output(
        "ReportsUrl",
        {.description = "The reports site.", .value = sub("https://{}/", domain.ref()), .condition = exists});
}

}  // namespace appinfra::topology
