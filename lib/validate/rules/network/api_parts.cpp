#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

/// A part of an interface refers to another part.
struct Link {
    std::string_view type;
    std::string_view property;
    std::string_view other_type;
    RuleId rule;
};
constexpr Link links[] = {
    {"AWS::ApiGateway::Stage", "DeploymentId", "AWS::ApiGateway::Deployment", "E3698"},
    {"AWS::ApiGateway::Method", "AuthorizerId", "AWS::ApiGateway::Authorizer", "E3699"},
};

void check_same_api(Context& context, const Link& link, std::uint32_t part, std::uint32_t other) {
    context.property(part, "RestApiId", [&](NodeId api) {
        context.property(other, "RestApiId", [&](NodeId other_api) {
            if (surely_differ(context, api, other_api))
                context.report_key(link.rule, other_api,
                                   "RestApiId is not that of " + quoted(context.resource(part).name) +
                                       ", which refers to " + quoted(context.resource(other).name));
        });
    });
}

void check_authorization(Context& context, std::uint32_t method, std::uint32_t authorizer) {
    context.property(method, "AuthorizationType", [&](NodeId authorization) {
        const std::string_view wanted = text_of(context.document, authorization);
        if (wanted != "CUSTOM" && wanted != "COGNITO_USER_POOLS")
            return;
        context.property(authorizer, "Type", [&](NodeId node) {
            const std::string_view type = literal_of(context.document, node);
            const bool pools = wanted == "COGNITO_USER_POOLS";
            if (!type.empty() && (pools ? type != wanted : type != "TOKEN" && type != "REQUEST"))
                context.report("E3708", node,
                               "an authorizer of type " + quoted(type) + " cannot serve " +
                                   quoted(context.resource(method).name) + ", which authorizes by " +
                                   std::string(wanted));
        });
    });
}

}  // namespace

void check_api_parts(Context& context) {
    for (const Link& link : links)
        for (const std::uint32_t part : context.resources_of(link.type))
            context.property(part, link.property, [&](NodeId node) {
                const auto other = target(context, node, link.other_type);
                if (!other)
                    return;
                check_same_api(context, link, part, *other);
                if (link.property == "AuthorizerId")
                    check_authorization(context, part, *other);
            });
}

}  // namespace appinfra::validate::rules
