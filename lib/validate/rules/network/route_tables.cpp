#include <utility>

#include "../../claims.hpp"
#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

void tell(Context& context, NodeId subnet, std::uint32_t other) {
    context.report_key("E3022", subnet, "the subnet has another route table by " + quoted(context.resource(other).name),
                       "a subnet has one route table: keep one of the associations");
}

}  // namespace

void check_route_tables(Context& context) {
    Claims claims(context.assumptions);
    for (const std::uint32_t association : context.resources_of("AWS::EC2::SubnetRouteTableAssociation")) {
        const NodeId where = place_of(context, association, "SubnetId");
        bool told = false;
        context.property(association, "SubnetId", [&](NodeId subnet) {
            auto* const earlier = claims.add(identity(context.document, subnet), association, where);
            if (!earlier || told)
                return;
            told = true;
            tell(context, where, earlier->resource);
            if (!std::exchange(earlier->told, true))
                tell(context, earlier->where, association);
        });
    }
}

}  // namespace appinfra::validate::rules
