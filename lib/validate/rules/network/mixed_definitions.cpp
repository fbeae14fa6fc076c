#include <algorithm>
#include <array>

#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

constexpr std::array<std::string_view, 6> part_types = {
    "AWS::ApiGateway::Authorizer", "AWS::ApiGateway::GatewayResponse",  "AWS::ApiGateway::Method",
    "AWS::ApiGateway::Model",      "AWS::ApiGateway::RequestValidator", "AWS::ApiGateway::Resource",
};

void check_api(Context& context, std::uint32_t api, NodeId definition) {
    const auto users = context.graph().needed_by(api);
    const auto part = std::ranges::find_if(users, [&](const Dependency& user) {
        return context.may_exist(user.from) &&
               std::ranges::find(part_types, context.type_of(user.from)) != part_types.end();
    });
    if (part != users.end())
        context.report_key("W3660", definition,
                           std::string(context.document.key(definition)) + " defines the interface, and so does " +
                               quoted(context.resource(part->from).name),
                           "an update of either may undo the other: define all in one of them");
}

}  // namespace

void check_mixed_definitions(Context& context) {
    for (const std::uint32_t api : context.resources_of("AWS::ApiGateway::RestApi"))
        for (const std::string_view property : {"Body", "BodyS3Location"}) {
            bool there = false;
            context.property(api, property, [&](NodeId) { there = true; });
            if (there)
                check_api(context, api, context.document.find(context.properties(api), property));
        }
}

}  // namespace appinfra::validate::rules
