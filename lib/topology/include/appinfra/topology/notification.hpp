#pragma once

#include "appinfra/aws/cloudwatch.hpp"
#include "appinfra/aws/kms.hpp"
#include "appinfra/aws/sns.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// The topic that alarms go to. Layer `app`.
struct Notification {
    aws::sns::Topic::Attributes topic;
};
[[nodiscard]] Notification make_notification(Context& context, const aws::kms::Key::Attributes& key);

/// A topic under the given key with its policy. In the layer of the block in which it is made.
[[nodiscard]] aws::sns::Topic::Attributes make_topic(Context& context, const std::string& logical_id,
                                                     std::string comment, const aws::kms::Key::Attributes& key,
                                                     const std::optional<cfn::Condition>& condition = {});

/// An alarm on one metric; tells the topic when it starts and when it is over.
struct AlarmSpec {
    std::string description;
    std::string space;   ///< `AWS/RDS`
    std::string metric;  ///< `FreeStorageSpace`
    std::vector<aws::cloudwatch::alarm::Dimension> dimensions;
    std::string statistic = "Sum";
    int period_seconds = 300;
    int periods = 1;
    cfn::Value<cfn::Number> threshold;
    std::string comparison = "GreaterThanOrEqualToThreshold";
    std::string missing = "notBreaching";
    std::optional<cfn::Condition> condition = {};
};
aws::cloudwatch::Alarm::Attributes make_alarm(Context& context, const Notification& notification,
                                              const std::string& logical_id, const AlarmSpec& spec);

}  // namespace appinfra::topology
