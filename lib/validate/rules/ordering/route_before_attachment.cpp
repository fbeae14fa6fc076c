#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

struct Gateway {
    std::string_view route_property;
    std::string_view type;
    std::string_view attachment;
    std::string_view attachment_property;
};

constexpr Gateway gateways[] = {
    {"GatewayId", "AWS::EC2::InternetGateway", "AWS::EC2::VPCGatewayAttachment", "InternetGatewayId"},
    {"GatewayId", "AWS::EC2::VPNGateway", "AWS::EC2::VPCGatewayAttachment", "VpnGatewayId"},
    {"TransitGatewayId", "AWS::EC2::TransitGateway", "AWS::EC2::TransitGatewayAttachment", "TransitGatewayId"},
    {"TransitGatewayId", "AWS::EC2::TransitGateway", "AWS::EC2::TransitGatewayVpcAttachment", "TransitGatewayId"},
};

void check_route(Context& context, std::uint32_t route, const Gateway& kind) {
    for (const std::uint32_t gateway : referred(context, route, kind.route_property, {kind.type})) {
        const Places attachments = referring(context, gateway, kind.attachment, kind.attachment_property);
        if (attachments.empty() || needs_any(context, route, attachments))
            continue;
        auto& finding =
            context.report_key("A2002", property_or_resource(context, route, kind.route_property),
                               "the route may be created before " + name_of(context, gateway) + " is attached",
                               "add DependsOn: " + std::string(context.resource(attachments.front()).name));
        note_resource(context, finding, attachments.front(), "the gateway is attached here");
    }
}

}  // namespace

void check_route_before_attachment(Context& context) {
    constexpr Gateway by_network = {"VpnGatewayId", "AWS::EC2::VPNGateway", "AWS::EC2::VPCGatewayAttachment",
                                    "VpnGatewayId"};
    for (const std::uint32_t propagation : context.resources_of("AWS::EC2::VPNGatewayRoutePropagation"))
        check_route(context, propagation, by_network);
    for (const std::uint32_t route : context.resources_of("AWS::EC2::Route"))
        for (const Gateway& kind : gateways)
            check_route(context, route, kind);
}

}  // namespace appinfra::validate::rules
