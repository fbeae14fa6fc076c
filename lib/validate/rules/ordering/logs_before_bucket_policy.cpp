#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// Types that are refused while the bucket that they name does not let them write, and where they name it.
struct Writer {
    std::string_view type;
    std::string_view bucket;
};

constexpr Writer writers[] = {
    {"AWS::CloudTrail::Trail", "S3BucketName"},
    {"AWS::ElasticLoadBalancing::LoadBalancer", "AccessLoggingPolicy/S3BucketName"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancerAttributes/*/Value"},
    {"AWS::Config::DeliveryChannel", "S3BucketName"},
    {"AWS::Redshift::Cluster", "LoggingProperties/BucketName"},
};

}  // namespace

void check_logs_before_bucket_policy(Context& context) {
    if (context.resources_of("AWS::S3::BucketPolicy").empty())
        return;
    for (const Writer& kind : writers)
        for (const std::uint32_t resource : context.resources_of(kind.type))
            for (const std::uint32_t bucket : referred(context, resource, kind.bucket, {"AWS::S3::Bucket"})) {
                const Places policies = referring(context, bucket, "AWS::S3::BucketPolicy", "Bucket");
                if (policies.empty() || needs_any(context, resource, policies))
                    continue;
                auto& finding = context.report_key(
                    "A2008", property_or_resource(context, resource, kind.bucket.substr(0, kind.bucket.find('/'))),
                    name_of(context, resource) + " may be created before it may write to " + name_of(context, bucket),
                    "add DependsOn: " + std::string(context.resource(policies.front()).name));
                note_resource(context, finding, policies.front(), "the bucket gets its policy here");
            }
}

}  // namespace appinfra::validate::rules
