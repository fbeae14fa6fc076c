#include "appinfra/topology/uploads.hpp"

namespace appinfra::topology {

namespace bucket = aws::s3::bucket;
using cfn::sub;

aws::s3::Bucket::Attributes make_uploads(Context& context, const Logs& logs) {
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::data, "Uploads",
                                     "Files that users upload and download, straight between browser and bucket.");
    const manifest::Traced<std::int64_t>& keep = context.app.uploads.keep_days;
    // S3 counts from creation and rounds up to the next midnight UTC: one day less keeps the promise.
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html (2026-11-23)
    const cfn::Parameter days = context.assembly.parameter(
        "UploadExpirationDays",
        {.description = "Days after which S3 removes an upload; the round-up to midnight UTC comes on top.",
         .type = "Number",
         .value = cfn::Setting{std::to_string(keep.value - 1), keep.origin},
         .minimum = 1});
    const auto uploads = make_bucket(
        context, "UploadsBucket",
        {.comment = "Presigned multipart uploads: the browser reads the ETag of each part, so CORS exposes it.",
         .lifecycle = {{.ExpirationInDays = days.ref(), .Id = "expire", .Status = "Enabled"}},
         .versioned = false,
         .cors = bucket::CorsConfiguration{.CorsRules = {bucket::CorsRule{
                                               .AllowedHeaders = {"*"},
                                               .AllowedMethods = {"GET", "HEAD", "PUT"},
                                               .AllowedOrigins = {sub("https://{}", domain_parameter(context).ref())},
                                               .ExposedHeaders = {"ETag"},
                                               .MaxAge = 3000}}},
         .log_bucket = logs.bucket});
    make_bucket_policy(context, "UploadsBucketPolicy", uploads, {});
    context.assembly.output("UploadsBucketName",
                            {.description = "Bucket of the uploaded files.", .value = uploads.ref()});
    return uploads;
}

}  // namespace appinfra::topology
