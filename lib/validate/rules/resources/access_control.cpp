#include "../rules.hpp"

namespace appinfra::validate::rules {

void check_access_control(Context& context) {
    for (const std::uint32_t bucket : context.resources_of("AWS::S3::Bucket")) {
        bool there = false;
        context.property(bucket, "AccessControl", [&](NodeId) { there = true; });
        if (there)
            context.report_key("W3045", context.document.find(context.properties(bucket), "AccessControl"),
                               "AccessControl grants access by lists, which new buckets do not have",
                               "grant access in an AWS::S3::BucketPolicy");
    }
}

}  // namespace appinfra::validate::rules
