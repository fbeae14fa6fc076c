#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::string_view association_type = "AWS::ECS::ClusterCapacityProviderAssociations";

bool has(Context& context, std::uint32_t resource, std::string_view path) {
    bool found = false;
    context.property(resource, path, [&](NodeId) { found = true; });
    return found;
}

/// By a strategy of its own, or the one that the association gives to whatever names none.
bool uses_provider(Context& context, std::uint32_t service, std::uint32_t association) {
    if (has(context, service, "CapacityProviderStrategy/*/CapacityProvider"))
        return true;
    const NodeId properties = context.properties(service);
    const auto lacks = [&](std::string_view property) {
        return presence(context.document, context.assumptions, properties, property) == Presence::absent;
    };
    return lacks("CapacityProviderStrategy") && lacks("LaunchType") && lacks("DeploymentController") &&
           has(context, association, "DefaultCapacityProviderStrategy/*/CapacityProvider");
}

}  // namespace

void check_service_before_capacity(Context& context) {
    if (context.resources_of(association_type).empty())
        return;
    for (const std::uint32_t service : context.resources_of("AWS::ECS::Service")) {
        for (const std::uint32_t cluster : referred(context, service, "Cluster", {"AWS::ECS::Cluster"})) {
            const Places associations = referring(context, cluster, association_type, "Cluster");
            if (associations.empty() || !uses_provider(context, service, associations.front()) ||
                needs_any(context, service, associations))
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
