#pragma once

#include "appinfra/topology/data.hpp"

namespace appinfra::topology {

/// Where RDS Proxy listens for PostgreSQL; nobody can choose.
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-network-prereqs.html (2026-11-23)
inline constexpr int proxy_port = 5432;

/// RDS Proxy in front of the database: many short-lived functions share few connections. Layer `app`.
struct DatabaseProxy {
    aws::rds::DBProxy::Attributes proxy;
    cfn::ResourceHandle targets;  ///< Who connects depends on it.
};

/// `clients` is the security group of those who connect.
[[nodiscard]] DatabaseProxy make_database_proxy(Context& context, const Network& network, const Data& data,
                                                const aws::ec2::SecurityGroup::Attributes& clients);

}  // namespace appinfra::topology
