#include <algorithm>

#include "../../resource_type.hpp"
#include "service_policies.hpp"
#include "wiring.hpp"

namespace appinfra::validate::rules {
namespace {

/// A resource that makes a service send to queues and topics, and the name under which it sends.
struct Sender {
    std::string_view type;
    std::string_view path;
    std::string_view principal;
    bool by_owner = false;  ///< The policy that a topic has by default lets it.
};

constexpr Sender senders[] = {
    {"AWS::Events::Rule", "Targets/*/Arn", "events.amazonaws.com"},
    {"AWS::Events::Rule", "Targets/*/DeadLetterConfig/Arn", "events.amazonaws.com"},
    {"AWS::Events::EventBus", "DeadLetterConfig/Arn", "events.amazonaws.com"},
    {"AWS::SNS::Subscription", "Endpoint", "sns.amazonaws.com"},
    {"AWS::SNS::Subscription", "RedrivePolicy/deadLetterTargetArn", "sns.amazonaws.com"},
    {"AWS::CodeStarNotifications::NotificationRule", "Targets/*/TargetAddress", "codestar-notifications.amazonaws.com"},
    {"AWS::S3::Bucket", "NotificationConfiguration/QueueConfigurations/*/Queue", "s3.amazonaws.com"},
    {"AWS::S3::Bucket", "NotificationConfiguration/TopicConfigurations/*/Topic", "s3.amazonaws.com"},
    {"AWS::CloudWatch::Alarm", "AlarmActions/*", "cloudwatch.amazonaws.com", true},
    {"AWS::CloudWatch::Alarm", "OKActions/*", "cloudwatch.amazonaws.com", true},
    {"AWS::CloudWatch::CompositeAlarm", "AlarmActions/*", "cloudwatch.amazonaws.com", true},
};

/// What receives, which resources give it a policy, and the property that names its key.
struct Receiver {
    std::string_view type;
    std::string_view policy;
    std::string_view policy_path;
    std::string_view inline_policy;
    std::string_view key;
};

constexpr Receiver receivers[] = {
    {"AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues/*", "AWS::SQS::QueueInlinePolicy", "KmsMasterKeyId"},
    {"AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics/*", "AWS::SNS::TopicInlinePolicy", "KmsMasterKeyId"},
};

/// Whether every policy of the template says by reference for which queues or topics it is.
bool knows_policies(Context& context, const Receiver& receiver) {
    bool known = context.resources_of(receiver.inline_policy).empty();
    for (const std::uint32_t policy : context.resources_of(receiver.policy)) {
        bool any = false;
        context.property(policy, receiver.policy_path, [&](NodeId value) {
            any = true;
            known = known && reference_of(context.templ, value);
        });
        known = known && any;
    }
    return known;
}

bool has_policy(Context& context, std::uint32_t place, const Sender& sender, const Receiver& receiver) {
    return std::ranges::any_of(context.graph().needed_by(place), [&](const Dependency& user) {
        const std::string_view type = context.type_of(user.from);
        if (type == receiver.policy)
            return admits(context, user.from, "PolicyDocument", sender.principal);
        return type == "AWS::CloudFormation::Stack" || is_foreign_type(type);
    });
}

void check_policy(Context& context, NodeId where, std::uint32_t place, const Sender& sender, const Receiver& receiver) {
    if (sender.by_owner || has_policy(context, place, sender, receiver) || !knows_policies(context, receiver))
        return;
    auto& finding =
        context.report("A2111", where, std::string(sender.principal) + " may not send to " + name_of(context, place),
                       "add an " + std::string(receiver.policy) + " that allows " + std::string(sender.principal));
    note_resource(context, finding, place, "no policy lets the service send to this");
}

void check_key(Context& context, NodeId where, std::uint32_t place, const Sender& sender, const Receiver& receiver) {
    context.property(place, receiver.key, [&](NodeId key) {
        const std::string_view text = text_of(context.document, key);
        const auto reference = reference_of(context.templ, key);
        const bool managed = text == "alias/aws/sns" || text == "alias/aws/sqs";
        const bool own = reference && context.type_of(reference->resource) == "AWS::KMS::Key";
        if (!managed && (!own || admits(context, reference->resource, "KeyPolicy", sender.principal)))
            return;
        auto& finding = context.report("A2112", where,
                                       std::string(sender.principal) + " may not use the key of " +
                                           name_of(context, place) + ", so nothing arrives",
                                       "use a key of your own whose policy allows " + std::string(sender.principal) +
                                           " kms:Decrypt and kms:GenerateDataKey*");
        finding.notes.push_back({context.document.span(key), "this is the key"});
    });
}

}  // namespace

void check_destinations(Context& context) {
    for (const Receiver& receiver : receivers) {
        if (context.resources_of(receiver.type).empty())
            continue;
        for (const Sender& sender : senders)
            for (const std::uint32_t resource : context.resources_of(sender.type))
                context.property(resource, sender.path, [&](NodeId value) {
                    const auto reference = reference_of(context.templ, value);
                    if (!reference || context.type_of(reference->resource) != receiver.type)
                        return;
                    check_policy(context, value, reference->resource, sender, receiver);
                    check_key(context, value, reference->resource, sender, receiver);
                });
    }
}

}  // namespace appinfra::validate::rules
