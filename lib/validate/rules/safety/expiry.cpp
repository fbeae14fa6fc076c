#include <algorithm>
#include <array>

#include "../../number.hpp"
#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr double default_retention = 345'600;  // 4 days

std::optional<double> retention_of(Context& context, std::uint32_t queue) {
    const NodeId properties = context.properties(queue);
    const NodeId value = properties ? context.document.find(properties, "MessageRetentionPeriod") : document::none;
    if (!value)
        return default_retention;
    const auto text = known_text(context.document, value);
    return text ? number_in(*text) : std::nullopt;
}

bool is_fifo(Context& context, std::uint32_t queue) {
    const NodeId properties = context.properties(queue);
    return properties && context.document.find(properties, "FifoQueue");
}

/// A message keeps its first time stamp when it is moved to a dead letter queue.
void check_dead_letters(Context& context, std::uint32_t queue) {
    const auto own = retention_of(context, queue);
    for (const std::uint32_t dead :
         referred(context, queue, "RedrivePolicy/deadLetterTargetArn", {"AWS::SQS::Queue"})) {
        const auto there = retention_of(context, dead);
        if (!own || !there || *there >= *own || is_fifo(context, queue))
            continue;
        auto& finding = context.report_key(
            "A2309", property_or_resource(context, dead, "MessageRetentionPeriod"),
            "dead letters of " + name_of(context, queue) + " may expire before they get to " + name_of(context, dead),
            "keep them longer than the messages of the queue, such as 1209600 seconds");
        note_resource(context, finding, queue, "this queue keeps its messages longer");
    }
}

bool expires_all(const Document& document, NodeId rule) {
    if (text_of(document, document.find(rule, "Status")) != "Enabled")
        return false;
    for (const std::string_view filter :
         {"Prefix", "Filter", "TagFilters", "ObjectSizeGreaterThan", "ObjectSizeLessThan"})
        if (document.find(rule, filter))
            return false;
    return static_cast<bool>(document.find(rule, "ExpirationInDays"));
}

/// Services that write logs into buckets of others.
constexpr std::array log_writers = {
    "cloudtrail.amazonaws.com",    "config.amazonaws.com",
    "delivery.logs.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com",
    "logging.s3.amazonaws.com",
};

/// Logs may be kept for some time after the end of a stack, and no longer.
bool holds_logs(Context& context, std::uint32_t bucket) {
    bool found = !referring(context, bucket, "AWS::S3::Bucket", "LoggingConfiguration/DestinationBucketName").empty();
    context.property(bucket, "AccessControl",
                     [&](NodeId value) { found = found || text_of(context.document, value) == "LogDeliveryWrite"; });
    for (const std::uint32_t policy : referring(context, bucket, "AWS::S3::BucketPolicy", "Bucket"))
        context.property(policy, "PolicyDocument/Statement/*/Principal/Service", [&](NodeId services) {
            each_item(context.document, context.assumptions, services, [&](NodeId service) {
                found =
                    found || std::ranges::find(log_writers, text_of(context.document, service)) != log_writers.end();
            });
        });
    return found;
}

void check_kept_bucket(Context& context, std::uint32_t bucket) {
    context.property(bucket, "LifecycleConfiguration/Rules/*", [&](NodeId rule) {
        if (expires_all(context.document, rule))
            context.report("A2306", context.document.find(rule, "ExpirationInDays"),
                           name_of(context, bucket) + " is kept when the stack goes, but all it holds expires",
                           "let the rule apply to a prefix, or the bucket be deleted");
    });
}

}  // namespace

void check_expiry(Context& context) {
    for (const std::uint32_t bucket : context.resources_of("AWS::S3::Bucket"))
        if (fate_of(context, bucket, "DeletionPolicy") == Fate::kept && !holds_logs(context, bucket))
            check_kept_bucket(context, bucket);
    for (const std::uint32_t queue : context.resources_of("AWS::SQS::Queue"))
        check_dead_letters(context, queue);
}

}  // namespace appinfra::validate::rules
