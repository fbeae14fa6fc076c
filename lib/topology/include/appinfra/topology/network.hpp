#pragma once

#include <vector>

#include "appinfra/aws/ec2.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

using SubnetId = cfn::Value<cfn::StringOf<"AWS::EC2::Subnet.Id">>;

/// The network an application lives in: its own, or an existing one.
struct Network {
    cfn::Value<cfn::StringOf<"AWS::EC2::VPC.Id">> vpc;
    std::vector<SubnetId> public_subnets;
    std::vector<SubnetId> private_subnets;
    /// For a network of our own.
    struct Own {
        cfn::Any vpc;  ///< Of the VPC itself, for what can only be said of our own.
        aws::ec2::VPCGatewayAttachment::Attributes gateway;  ///< What needs the internet depends on it.
        aws::ec2::SecurityGroup::Attributes endpoints;       ///< Admits to the interface endpoints.
        cfn::Condition uses_endpoints;
    };
    std::optional<Own> own;
};

/// VPC, public and private subnets in each zone, internet gateway, NAT gateways or endpoints, route tables, S3 gateway
/// endpoint; or parameters that name an existing network. Layer `network`.
[[nodiscard]] Network make_network(Context& context);

/// Lets the members of a security group use the interface endpoints of a network of our own. In the layer of the block
/// in which it is called.
void admit_to_endpoints(Context& context, const Network& network, const std::string& logical_id,
                        const aws::ec2::SecurityGroup::Attributes& group);

}  // namespace appinfra::topology
