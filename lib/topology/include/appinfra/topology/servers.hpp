#pragma once

#include "appinfra/topology/application.hpp"
#include "appinfra/topology/instance.hpp"
#include "appinfra/topology/notification.hpp"

namespace appinfra::topology {

/// Two servers, each in its own zone, that Puppet configures from their first boot on. Each is made from a version of
/// the launch template that a parameter names: a change of the template makes a new version and touches no server, and
/// a server is replaced when its parameter is raised, one after the other. Layer `app`.
struct Servers {
    std::vector<aws::ec2::Instance::Attributes> members;
};
/// As targets of a load balancer are named.
[[nodiscard]] std::vector<cfn::Value<cfn::String>> ids_of(const Servers& servers);
[[nodiscard]] Servers make_servers(Context& context, const Network& network, const Data& data, const Places& places,
                                   const aws::ec2::SecurityGroup::Attributes& group);

/// Alarms on what only the health of a single server shows. Layer `app`.
void make_server_alarms(Context& context, const Notification& notification, const Servers& servers);

/// A host in a public subnet through which people reach the servers, where the manifest asks for one; they prove who
/// they are to EC2 Instance Connect, with keys of a minute. Layer `app`.
void make_bastion(Context& context, const Network& network, const aws::ec2::SecurityGroup::Attributes& servers);

}  // namespace appinfra::topology
