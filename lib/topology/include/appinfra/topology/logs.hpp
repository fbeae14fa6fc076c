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
    aws::logs::LogGroup::Attributes system;  ///< Of instances.
    aws::logs::LogGroup::Attributes access;  ///< Of an API.
};
[[nodiscard]] Logs make_logs(Context& context, const Network& network, const aws::kms::Key::Attributes& key);

/// A log group with the retention of the manifest. In the layer of the block in which it is made.
struct LogGroupSpec {
    std::string comment;
    std::optional<cfn::Value<cfn::String>> name = {};
    std::optional<cfn::Condition> condition = {};
};
[[nodiscard]] aws::logs::LogGroup::Attributes make_log_group(Context& context, const std::string& logical_id,
                                                             const aws::kms::Key::Attributes& key,
                                                             const LogGroupSpec& spec);

}  // namespace appinfra::topology
