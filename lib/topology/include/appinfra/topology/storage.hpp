#pragma once

#include "appinfra/aws/s3.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// A private, encrypted bucket.
struct BucketSpec {
    std::string comment;
    std::vector<aws::s3::bucket::Rule> lifecycle;
    bool versioned = true;
    cfn::Optional<aws::s3::bucket::CorsConfiguration> cors = {};
    /// Where requests are logged; none for the bucket that holds the logs.
    std::optional<aws::s3::Bucket::Attributes> log_bucket = {};
    /// Whether a service delivers with an ACL, as CloudFront's standard logging does.
    bool takes_acls = false;
    std::optional<cfn::Value<cfn::String>> key_arn = {};  ///< Encrypts with this key instead of S3's own.
    std::vector<cfn::Suppression> suppressions = {};
    std::optional<cfn::Condition> condition = {};
};
[[nodiscard]] aws::s3::Bucket::Attributes make_bucket(Context& context, const std::string& logical_id,
                                                      const BucketSpec& spec);

/// The one policy of a bucket: TLS 1.2 or newer only, and `statements`. In the layer of the block in which it is made.
aws::s3::BucketPolicy::Attributes make_bucket_policy(Context& context, const std::string& logical_id,
                                                     const aws::s3::Bucket::Attributes& bucket,
                                                     const std::vector<cfn::Expr>& statements,
                                                     const std::optional<cfn::Condition>& condition = {});

/// `<arn>/*`
[[nodiscard]] cfn::Value<cfn::String> objects_of(const aws::s3::Bucket::Attributes& bucket);

/// A rule that removes parts of uploads that nobody finished.
[[nodiscard]] aws::s3::bucket::Rule abandoned_parts_rule();
/// A rule that removes what was overwritten or deleted.
[[nodiscard]] aws::s3::bucket::Rule old_versions_rule(int days);

}  // namespace appinfra::topology
