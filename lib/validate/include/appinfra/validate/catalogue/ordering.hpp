#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// What must exist before something else is created, and go after it is deleted.
inline constexpr auto ordering_rules = std::to_array<RuleLine>({
    {"A2001", "service-before-listener", warning,
     "a service does not wait for the listener that forwards to its target group"},
    {"A2002", "route-before-attachment", warning, "a route does not wait until its gateway is attached"},
    {"A2003", "public-before-gateway", warning,
     "what gets a public address does not wait for the internet gateway of its VPC"},
    {"A2004", "start-before-route", warning,
     "an instance that must signal its success does not wait for its way to the internet"},
    {"A2005", "service-before-route", info, "a service does not wait for its way to the internet"},
    {"A2006", "custom-resource-before-policy", warning, "a custom resource does not wait for a policy of its function"},
    {"A2007", "event-source-before-policy", warning,
     "an event source mapping does not wait for the policy that lets the function read"},
    {"A2008", "logs-before-bucket-policy", warning,
     "a trail or load balancer does not wait for the policy that lets it write its logs"},
    {"A2009", "mount-before-target", warning,
     "a function, service or instance does not wait for a mount target of its file system"},
    {"A2010", "deployment-before-methods", warning, "the deployment of an API does not wait for all of its methods"},
    {"A2011", "service-before-capacity", warning, "a service does not wait for the capacity providers of its cluster"},
    {"A2012", "destination-before-permission", warning,
     "what notifies a function, queue or topic does not wait until it may"},
    {"A2013", "rotation-before-attachment", warning,
     "the rotation of a secret does not wait until the secret says where the database is"},
    {"A2014", "service-before-attachment", warning,
     "a service does not wait until its secret says where the database is"},
    {"A2015", "subnet-group-before-role", warning,
     "a replication subnet group does not wait for the role dms-vpc-role"},
});

}  // namespace appinfra::validate::lines
