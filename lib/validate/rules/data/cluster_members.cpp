#include "../../text.hpp"
#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// Calls `differ(own, of_cluster)` for values of a property that a database instance and its cluster may have at the
/// same time.
template <class Differ>
void compare(Context& context, std::uint32_t instance, std::string_view name, Differ&& differ) {
    context.property(instance, "DBClusterIdentifier", [&](NodeId cluster) {
        each_setting_of_referred(context, cluster, "AWS::RDS::DBCluster", name, [&](NodeId of_cluster) {
            each_setting(context, instance, name, [&](NodeId own) {
                if (own)
                    differ(own, of_cluster);
            });
        });
    });
}

}  // namespace

void check_cluster_members(Context& context) {
    const Document& document = context.document;
    for (const std::uint32_t instance : context.resources_of("AWS::RDS::DBInstance")) {
        compare(context, instance, "Engine", [&](NodeId own, NodeId of_cluster) {
            const auto here = known_text(document, own);
            const auto there = known_text(document, of_cluster);
            if (here && there && *here != *there)
                context.report_key("E3707", own,
                                   "Engine is " + quoted(*here) + ", but that of the cluster is " + quoted(*there));
        });
        compare(context, instance, "StorageEncrypted", [&](NodeId own, NodeId of_cluster) {
            const auto here = flag(document, own);
            const auto there = flag(document, of_cluster);
            if (here && there && *here != *there)
                context.report_key(
                    "E3709", own,
                    std::string("StorageEncrypted is ") + (*here ? "true" : "false") + ", but not so for the cluster");
        });
    }
}

}  // namespace appinfra::validate::rules
