#include "../../claims.hpp"
#include "../../known_values.hpp"
#include "../../text.hpp"
#include "network.hpp"

namespace appinfra::validate::rules {
namespace {

void check_endpoint(Context& context, std::uint32_t endpoint, Claims& claims) {
    const Document& document = context.document;
    context.property(endpoint, "PrivateDnsEnabled", [&](NodeId enabled) {
        if (known_text(document, enabled) != "true")
            return;
        context.property(endpoint, "VpcEndpointType", [&](NodeId type) {
            if (text_of(document, type) != "Interface")
                return;
            context.property(endpoint, "VpcId", [&](NodeId vpc) {
                context.property(endpoint, "ServiceName", [&](NodeId service) {
                    const NodeId where = context.properties(endpoint);
                    const auto* const earlier =
                        claims.add(identity(document, vpc) + '\n' + identity(document, service), endpoint, where);
                    if (earlier)
                        context.report_key("E3064", where,
                                           "endpoint " + quoted(context.resource(earlier->resource).name) +
                                               " gives the private names of the same service in the same VPC",
                                           "leave PrivateDnsEnabled to one of them");
                });
            });
        });
    });
}

}  // namespace

void check_private_names(Context& context) {
    Claims claims(context.assumptions);
    for (const std::uint32_t endpoint : context.resources_of("AWS::EC2::VPCEndpoint"))
        check_endpoint(context, endpoint, claims);
}

}  // namespace appinfra::validate::rules
