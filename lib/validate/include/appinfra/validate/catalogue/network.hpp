#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Networks, load balancing, DNS, distribution and interfaces.
inline constexpr auto network_rules = std::to_array<RuleLine>({
    {"E3013", "invalid-alias", error, "an alias of a distribution is not a domain name"},
    {"E3022", "two-route-tables", error, "a subnet is associated with more than one route table"},
    {"E3041", "record-outside-zone", error,
     "a record is not within its hosted zone, or the zone has no dot at its end"},
    {"E3057", "missing-origin", error, "a cache behavior names an origin that the distribution does not have"},
    {"E3059", "subnet-outside-vpc", error, "the addresses of a subnet are not within those of its VPC"},
    {"E3060", "overlapping-subnets", error, "two subnets of a VPC have addresses in common"},
    {"E3064", "private-names-twice", error, "two endpoints of a VPC give the private names of one service"},
    {"E3503", "validation-outside-domain", error, "a certificate is validated by a domain that its name is not within"},
    {"E3698", "stage-of-other-api", error, "a stage deploys a deployment of another interface"},
    {"E3699", "authorizer-of-other-api", error, "a method uses an authorizer of another interface"},
    {"E3708", "wrong-authorizer-type", error, "a method uses an authorizer of a type that it does not authorize by"},
    {"E3711", "rule-to-geneve", error, "a listener rule forwards to a target group of a gateway load balancer"},
    {"E3714", "security-group-of-other-vpc", error,
     "a launch template joins a subnet and a security group of two VPCs"},
    {"W3010", "hard-coded-zone", warning, "an availability zone is hard-coded"},
    {"W3660", "interface-defined-twice", warning, "an interface is defined by its body and by resources, too"},
    {"W3704", "ignored-forwarded-values", warning, "ForwardedValues stands beside CachePolicyId, which overrides it"},
    {"W3705", "empty-method-settings", warning, "method settings of a stage set nothing"},
});

}  // namespace appinfra::validate::lines
