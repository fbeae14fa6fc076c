#pragma once

#include "appinfra/aws/kms.hpp"
#include "appinfra/aws/logs.hpp"
#include "appinfra/topology/network.hpp"
#include "appinfra/topology/storage.hpp"

namespace appinfra::topology {

/// Where logs go. Layer `data`.
struct Logs {
    aws::s3::Bucket::Attributes bucket;  ///< Access logs of load balancer and buckets, archived application logs.
    aws::s3::BucketPolicy::Attributes bucket_policy;  ///< Who delivers depends on it.
    aws::logs::LogGroup::Attributes application;
    aws::logs::LogGroup::Attributes jobs;
};
[[nodiscard]] Logs make_logs(Context& context, const Network& network, const aws::kms::Key::Attributes& key);

/// A log group with the retention of the manifest. In the layer of the block in which it is made.
[[nodiscard]] aws::logs::LogGroup::Attributes make_log_group(Context& context, const std::string& logical_id,
                                                             std::string comment, const aws::kms::Key::Attributes& key,
                                                             const std::optional<cfn::Condition>& condition = {});

}  // namespace appinfra::topology
