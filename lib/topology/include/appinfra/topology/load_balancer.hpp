#pragma once

#include <vector>

#include "appinfra/aws/elasticloadbalancingv2.hpp"
#include "appinfra/topology/application.hpp"

namespace appinfra::topology {

/// An Application Load Balancer that ends TLS for the application's domain. Layer `app`.
struct LoadBalancer {
    aws::elasticloadbalancingv2::LoadBalancer::Attributes balancer;
    aws::elasticloadbalancingv2::TargetGroup::Attributes targets;
    cfn::ResourceHandle listener;  ///< Targets are served once it exists.
    aws::ec2::SecurityGroup::Attributes group;
};

/// What is behind it.
struct TargetSpec {
    aws::ec2::SecurityGroup::Attributes group;          ///< Of what is served.
    const char* type = "ip";                            ///< `ip` or `instance`.
    std::vector<cfn::Value<cfn::String>> members = {};  ///< Ids, of targets that register nowhere else.
};
[[nodiscard]] LoadBalancer make_load_balancer(Context& context, const Network& network, const Data& data,
                                              const Places& places, const TargetSpec& spec);

}  // namespace appinfra::topology
