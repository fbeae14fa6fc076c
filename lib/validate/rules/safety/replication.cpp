#include "safety.hpp"

namespace appinfra::validate::rules {

void check_replication(Context& context) {
    for (const std::uint32_t bucket : context.resources_of("AWS::S3::Bucket"))
        context.property(bucket, "ReplicationConfiguration", [&](NodeId replication) {
            if (context.document.kind(replication) != Kind::map || call_of(context.document, replication))
                return;
            bool may_have_versions = false;
            context.property(bucket, "VersioningConfiguration", [&](NodeId versions) {
                const NodeId status = context.document.find(versions, "Status");
                may_have_versions = may_have_versions || !status || !is_text(context.document, status) ||
                                    context.document.text(status) == "Enabled";
            });
            if (!may_have_versions)
                context.report_key("A2307", replication,
                                   name_of(context, bucket) + " replicates its objects without keeping versions",
                                   "add VersioningConfiguration: {Status: Enabled}");
        });
}

}  // namespace appinfra::validate::rules
