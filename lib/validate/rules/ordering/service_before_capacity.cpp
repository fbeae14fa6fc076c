#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view association_type = "AWS::ECS::ClusterCapacityProviderAssociations";

bool names_provider(Context& context, std::uint32_t service) {
    bool found = false;
    context.property(service, "CapacityProviderStrategy/*/CapacityProvider", [&](NodeId) { found = true; });
    return found;
}

}  // namespace

void check_service_before_capacity(Context& context) {
    if (context.resources_of(association_type).empty())
        return;
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service")) {
        if (!names_provider(context, service))
            continue;
        for (const std::uint32_t cluster : referred(context, service, "Cluster", {"AWS::ECS::Cluster"})) {
            const Places associations = referring(context, cluster, association_type, "Cluster");
            if (associations.empty() || needs_any(context, service, associations))
                continue;
            auto& finding = context.report_key(
                "A2011", property_or_resource(context, service, "CapacityProviderStrategy"),
                "the service may be created before " + name_of(context, cluster) + " has its capacity providers",
                "add DependsOn: " + std::string(context.resource(associations.front()).name));
            note_resource(context, finding, associations.front(), "the cluster gets them here");
        }
    }
}

}  // namespace appinfra::validate::rules
