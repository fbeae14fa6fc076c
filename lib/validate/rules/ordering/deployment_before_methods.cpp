#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

struct Api {
    std::string_view type;
    std::string_view deployment;
    std::string_view api_property;
    std::string_view part;  ///< What a deployment takes along if it exists by then.
};

constexpr Api apis[] = {
    {"AWS::ApiGateway::RestApi", "AWS::ApiGateway::Deployment", "RestApiId", "AWS::ApiGateway::Method"},
    {"AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Deployment", "ApiId", "AWS::ApiGatewayV2::Route"},
};

void check_api(Context& context, std::uint32_t deployment, std::uint32_t api, const Api& kind) {
    for (const std::uint32_t part : referring(context, api, kind.part, kind.api_property)) {
        if (needs_any(context, deployment, {part}) || context.graph().reaches(part, deployment))
            continue;
        auto& finding = context.report_key(
            "A2010", context.resource(deployment).node,
            name_of(context, deployment) + " may be created before " + name_of(context, part) + ", and without it",
            "add DependsOn for every method or route of the API");
        return note_resource(context, finding, part, "the deployment does not wait for this");
    }
}

}  // namespace

void check_deployment_before_methods(Context& context) {
    for (const Api& kind : apis)
        for (const std::uint32_t deployment : context.resources_of(kind.deployment))
            for (const std::uint32_t api : referred(context, deployment, kind.api_property, {kind.type}))
                check_api(context, deployment, api, kind);
}

}  // namespace appinfra::validate::rules
