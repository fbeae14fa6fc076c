#pragma once

#include "appinfra/aws/elasticloadbalancingv2.hpp"
#include "appinfra/topology/dns.hpp"
#include "appinfra/topology/logs.hpp"
#include "appinfra/topology/network.hpp"

namespace appinfra::topology {

/// An Application Load Balancer that ends TLS for the application's domain. Layer `app`.
struct LoadBalancer {
    aws::elasticloadbalancingv2::LoadBalancer::Attributes balancer;
    aws::elasticloadbalancingv2::TargetGroup::Attributes targets;
    cfn::ResourceHandle listener;  ///< Targets are served once it exists.
    aws::ec2::SecurityGroup::Attributes group;
};

/// `target_group` is the security group of what is served, `port` the port that it listens on.
[[nodiscard]] LoadBalancer make_load_balancer(Context& context, const Network& network, const Logs& logs,
                                              const Dns& dns, const aws::ec2::SecurityGroup::Attributes& target_group);

}  // namespace appinfra::topology
