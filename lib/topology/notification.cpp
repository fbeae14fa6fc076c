#include "appinfra/topology/notification.hpp"

#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

namespace sns = aws::sns;
using cfn::object;

sns::Topic::Attributes make_topic(Context& context, const std::string& logical_id, std::string comment,
                                  const aws::kms::Key::Attributes& key,
                                  const std::optional<cfn::Condition>& condition) {
    const auto topic = context.assembly.add(logical_id, sns::Topic{.KmsMasterKeyId = key.ref()},
                                            {.comment = std::move(comment), .condition = condition});
    const cfn::Expr publish =
        object({{"Sid", "AlarmsAndEvents"},
                {"Effect", "Allow"},
                {"Principal", object({{"Service", cfn::list({"cloudwatch.amazonaws.com", "events.amazonaws.com"})}})},
                {"Action", "sns:Publish"},
                {"Resource", topic.ref()},
                {"Condition", when("StringEquals", "aws:SourceAccount", cfn::account_id())}});
    context.assembly.add(
        logical_id + "Policy",
        sns::TopicPolicy{.PolicyDocument = policy_document({publish, tls_only("sns:Publish", topic.ref())}),
                         .Topics = {topic.ref()}},
        {.condition = condition});
    return topic;
}

Notification make_notification(Context& context, const aws::kms::Key::Attributes& key) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Notification",
                                     "Alarms tell a topic; people and tools subscribe to it.");
    const auto& wanted = context.app.alarms.email;
    const cfn::Parameter email = context.assembly.parameter(
        "AlarmEmail", {.description = "Who is told of alarms. Empty: nobody by e-mail; subscribe to the topic instead.",
                       .value = wanted ? setting(*wanted) : unset(),
                       .allowed_pattern = "^([^@ ]+@[^@ ]+)?$",
                       .constraint = "must be an e-mail address, or empty"});
    const cfn::Condition has_email =
        context.assembly.condition("HasAlarmEmail", cfn::not_(cfn::equals(email.ref(), "")));
    const Notification notification{make_topic(context, "AlarmTopic", "", key)};
    context.assembly.add(
        "AlarmSubscription",
        sns::Subscription{.Endpoint = email.ref(), .Protocol = "email", .TopicArn = notification.topic.ref()},
        {.comment = "Has to be confirmed from the mail that SNS sends.", .condition = has_email});
    context.assembly.output("AlarmTopicArn",
                            {.description = "Topic of the alarms.", .value = notification.topic.ref()});
    return notification;
}

aws::cloudwatch::Alarm::Attributes make_alarm(Context& context, const Notification& notification,
                                              const std::string& logical_id, const AlarmSpec& spec) {
    const std::vector<cfn::Value<aws::cloudwatch::alarm::Dimension>> dimensions(spec.dimensions.begin(),
                                                                                spec.dimensions.end());
    return context.assembly.add(logical_id,
                                aws::cloudwatch::Alarm{.AlarmActions = {notification.topic.ref()},
                                                       .AlarmDescription = spec.description,
                                                       .ComparisonOperator = spec.comparison,
                                                       .Dimensions = dimensions,
                                                       .EvaluationPeriods = spec.periods,
                                                       .MetricName = spec.metric,
                                                       .Namespace = spec.space,
                                                       .OKActions = {notification.topic.ref()},
                                                       .Period = spec.period_seconds,
                                                       .Statistic = spec.statistic,
                                                       .Threshold = spec.threshold,
                                                       .TreatMissingData = spec.missing},
                                {.condition = spec.condition});
}

}  // namespace appinfra::topology
