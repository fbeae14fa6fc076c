#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// What cluster mode forbids in a replication group; empty where nothing does.
std::string objection(Context& context, std::uint32_t group) {
    const Document& document = context.document;
    std::string found;
    each_setting(context, group, "AutomaticFailoverEnabled", [&](NodeId failover) {
        if (failover && flag(document, failover) == false)
            found = "cluster mode needs AutomaticFailoverEnabled, which is false";
    });
    if (!found.empty() ||
        presence(document, context.assumptions, context.properties(group), "NumNodeGroups") != Presence::absent)
        return found;
    each_setting(context, group, "NumCacheClusters", [&](NodeId count) {
        const auto number = count ? literal_number(document, count) : std::optional(0.0);
        if (number && *number <= 1)
            found = "cluster mode needs NumNodeGroups, or NumCacheClusters above 1";
    });
    return found;
}

}  // namespace

void check_cluster_mode(Context& context) {
    for (const std::uint32_t group : context.resources_of("AWS::ElastiCache::ReplicationGroup")) {
        std::string found;
        NodeId where;
        context.property(group, "CacheParameterGroupName", [&](NodeId name) {
            each_setting_of_referred(
                context, name, "AWS::ElastiCache::ParameterGroup", "Properties", [&](NodeId settings) {
                    if (text_of(context.document, context.document.find(settings, "cluster-enabled")) != "yes" ||
                        !found.empty())
                        return;
                    where = name;
                    found = objection(context, group);
                });
        });
        if (!found.empty())
            context.report_key("E3026", where, found);
    }
}

}  // namespace appinfra::validate::rules
