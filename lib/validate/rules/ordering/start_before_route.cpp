#include <algorithm>

#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// What runs in a subnet and asks the internet for something as soon as it starts.
struct Starter {
    std::string_view type;
    std::string_view subnets;
    bool signals;  ///< Fails unless it gets through before its time is over, where something waits for its signal.
};

constexpr Starter starters[] = {
    {"AWS::EC2::Instance", "SubnetId", true},
    {"AWS::EC2::Instance", "NetworkInterfaces/*/SubnetId", true},
    {"AWS::AutoScaling::AutoScalingGroup", "VPCZoneIdentifier/*", true},
    {"AWS::ECS::Service", "NetworkConfiguration/AwsvpcConfiguration/Subnets/*", false},
};

/// The routes to everywhere of a subnet, and what ties its route table to it.
struct Way {
    Places routes;
    Places associations;
};

bool leads_everywhere(Context& context, std::uint32_t route) {
    bool found = false;
    context.property(route, "DestinationCidrBlock",
                     [&](NodeId value) { found = found || text_of(context.document, value) == "0.0.0.0/0"; });
    return found;
}

Way way_of(Context& context, std::uint32_t subnet) {
    Way way;
    for (const std::uint32_t association :
         referring(context, subnet, "AWS::EC2::SubnetRouteTableAssociation", "SubnetId"))
        for (const std::uint32_t table : referred(context, association, "RouteTableId", {"AWS::EC2::RouteTable"})) {
            add_new(way.associations, {association});
            for (const std::uint32_t route : referring(context, table, "AWS::EC2::Route", "RouteTableId"))
                if (leads_everywhere(context, route))
                    add_new(way.routes, {route});
        }
    return way;
}

/// A route to an internet gateway is there seconds after the attachment, long before what waited for that has booted.
bool follows_gateway(Context& context, std::uint32_t resource, const Places& routes) {
    return std::ranges::any_of(routes, [&](std::uint32_t route) {
        for (const std::uint32_t gateway : referred(context, route, "GatewayId", {"AWS::EC2::InternetGateway"}))
            for (const std::uint32_t attachment :
                 referring(context, gateway, "AWS::EC2::VPCGatewayAttachment", "InternetGatewayId"))
                if (context.graph().reaches(resource, attachment))
                    return true;
        return false;
    });
}

/// A database takes longer than any route.
bool waits_for_database(Context& context, std::uint32_t resource) {
    for (const std::string_view type : {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"})
        for (const std::uint32_t database : context.resources_of(type))
            if (coexist(context, resource, database) && context.graph().reaches(resource, database))
                return true;
    return false;
}

void report(Context& context, std::uint32_t resource, const Starter& kind, std::uint32_t missing) {
    const NodeId where = property_or_resource(context, resource, kind.subnets.substr(0, kind.subnets.find('/')));
    const std::string message = name_of(context, resource) + " may start before its subnet has a way to the internet";
    const std::string help = "add DependsOn: " + std::string(context.resource(missing).name);
    auto& finding = kind.signals ? context.report_key("A2004", where, message, help)
                                 : context.report_key("A2005", where, message, help);
    note_resource(context, finding, missing, "the way is opened here");
}

void check_resource(Context& context, std::uint32_t resource, const Starter& kind) {
    for (const std::uint32_t subnet : referred(context, resource, kind.subnets, {"AWS::EC2::Subnet"})) {
        const Way way = way_of(context, subnet);
        if (way.routes.empty() || follows_gateway(context, resource, way.routes))
            continue;
        const bool routed = needs_any(context, resource, way.routes);
        if (routed && needs_any(context, resource, way.associations))
            continue;
        if (!waits_for_database(context, resource))
            report(context, resource, kind, routed ? way.associations.front() : way.routes.front());
        return;
    }
}

/// By a creation policy, or because a wait condition waits for what it starts.
bool must_signal(Context& context, std::uint32_t resource) {
    return context.document.find(context.resource(resource).node, "CreationPolicy") ||
           std::ranges::any_of(context.graph().needed_by(resource), [&](const Dependency& user) {
               return context.type_of(user.from) == "AWS::CloudFormation::WaitCondition";
           });
}

}  // namespace

void check_start_before_route(Context& context) {
    if (context.resources_of("AWS::EC2::Route").empty())
        return;
    for (const Starter& kind : starters)
        for (const std::uint32_t resource : context.resources_of(kind.type))
            if (!kind.signals || must_signal(context, resource))
                check_resource(context, resource, kind);
}

}  // namespace appinfra::validate::rules
