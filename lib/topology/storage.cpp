#include "appinfra/topology/storage.hpp"

#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

namespace s3 = aws::s3;
using cfn::object;

namespace {

s3::bucket::BucketEncryption encryption(const BucketSpec& spec) {
    s3::bucket::ServerSideEncryptionByDefault rule{.SSEAlgorithm = "AES256"};
    if (spec.key_arn)
        rule = {.KMSMasterKeyID = *spec.key_arn, .SSEAlgorithm = "aws:kms"};
    return {.ServerSideEncryptionConfiguration = {s3::bucket::ServerSideEncryptionRule{
                .BlockedEncryptionTypes = s3::bucket::BlockedEncryptionTypes{.EncryptionType = {"SSE-C"}},
                .BucketKeyEnabled = spec.key_arn ? cfn::Optional<cfn::Boolean>(true) : cfn::Optional<cfn::Boolean>(),
                .ServerSideEncryptionByDefault = rule}}};
}

std::vector<cfn::Suppression> suppressions(const BucketSpec& spec) {
    std::vector<cfn::Suppression> result = spec.suppressions;
    result.push_back(guard("S3.PR.9",
                           "Object lock would forbid what the retention rules promise: that files are removed "
                           "when their time is over."));
    if (!spec.key_arn)
        result.push_back(guard("S3.PR.10",
                               "Encrypted with keys of S3 (SSE-S3): log delivery, CloudFront and presigned "
                               "uploads need no key permissions, and no key can be lost with the data."));
    if (!spec.versioned) {
        const std::string reason = "Versions would keep removed files alive beyond the time the manifest allows.";
        result.push_back(guard("S3.PR.11", reason));
        result.push_back(checkov("21", reason));
    }
    if (!spec.log_bucket) {
        const std::string reason = "This bucket holds the access logs; logging to itself would never end.";
        result.push_back(guard("S3.PR.2", reason));
        result.push_back(checkov("18", reason));
    }
    return result;
}

}  // namespace

s3::Bucket::Attributes make_bucket(Context& context, const std::string& logical_id, const BucketSpec& spec) {
    cfn::Optional<s3::bucket::LoggingConfiguration> logging;
    if (spec.log_bucket)
        logging = s3::bucket::LoggingConfiguration{.DestinationBucketName = spec.log_bucket->ref(),
                                                   .LogFilePrefix = "s3/" + logical_id + "/"};
    cfn::Optional<s3::bucket::VersioningConfiguration> versioning;
    if (spec.versioned)
        versioning = s3::bucket::VersioningConfiguration{.Status = "Enabled"};
    std::vector<cfn::Value<s3::bucket::Rule>> rules(spec.lifecycle.begin(), spec.lifecycle.end());
    rules.emplace_back(abandoned_parts_rule());
    return context.assembly.add(
        logical_id,
        s3::Bucket{
            .BucketEncryption = encryption(spec),
            .CorsConfiguration = spec.cors,
            .LifecycleConfiguration = s3::bucket::LifecycleConfiguration{.Rules = rules},
            .LoggingConfiguration = logging,
            .NotificationConfiguration =
                s3::bucket::NotificationConfiguration{
                    .EventBridgeConfiguration = s3::bucket::EventBridgeConfiguration{.EventBridgeEnabled = true}},
            .OwnershipControls =
                s3::bucket::OwnershipControls{
                    .Rules = {s3::bucket::OwnershipControlsRule{
                        .ObjectOwnership = spec.takes_acls ? "BucketOwnerPreferred" : "BucketOwnerEnforced"}}},
            .PublicAccessBlockConfiguration = s3::bucket::PublicAccessBlockConfiguration{.BlockPublicAcls = true,
                                                                                         .BlockPublicPolicy = true,
                                                                                         .IgnorePublicAcls = true,
                                                                                         .RestrictPublicBuckets = true},
            .VersioningConfiguration = versioning},
        {.comment = spec.comment, .condition = spec.condition, .suppressions = suppressions(spec)});
}

s3::BucketPolicy::Attributes make_bucket_policy(Context& context, const std::string& logical_id,
                                                const s3::Bucket::Attributes& bucket,
                                                const std::vector<cfn::Expr>& statements,
                                                const std::optional<cfn::Condition>& condition) {
    const cfn::Expr everything = cfn::list({bucket.Arn(), objects_of(bucket)});
    std::vector<cfn::Expr> all{tls_only("s3:*", everything),
                               object({{"Sid", "ModernTlsOnly"},
                                       {"Effect", "Deny"},
                                       {"Principal", "*"},
                                       {"Action", "s3:*"},
                                       {"Resource", everything},
                                       {"Condition", when("NumericLessThan", "s3:TlsVersion", "1.2")}})};
    all.insert(all.end(), statements.begin(), statements.end());
    return context.assembly.add(
        logical_id, s3::BucketPolicy{.Bucket = bucket.ref(), .PolicyDocument = policy_document(std::move(all))},
        {.condition = condition});
}

cfn::Value<cfn::String> objects_of(const s3::Bucket::Attributes& bucket) {
    // Joined, not substituted: the Control Tower rules recognize only this form of the resource.
    return cfn::join("", cfn::list({bucket.Arn(), "/*"}));
}

s3::bucket::Rule abandoned_parts_rule() {
    return {.AbortIncompleteMultipartUpload = s3::bucket::AbortIncompleteMultipartUpload{.DaysAfterInitiation = 2},
            .Id = "abandoned-parts",
            .Status = "Enabled"};
}

s3::bucket::Rule old_versions_rule(int days) {
    return {.Id = "old-versions",
            .NoncurrentVersionExpiration = s3::bucket::NoncurrentVersionExpiration{.NoncurrentDays = days},
            .Status = "Enabled"};
}

}  // namespace appinfra::topology
