#pragma once

#include "appinfra/aws/ec2.hpp"
#include "appinfra/aws/kms.hpp"
#include "appinfra/aws/rds.hpp"
#include "appinfra/aws/secretsmanager.hpp"
#include "appinfra/topology/network.hpp"

namespace appinfra::topology {

/// Where the database listens. Not PostgreSQL's usual port, which scanners try first.
inline constexpr int database_port = 5433;

/// RDS PostgreSQL with its generated password. Layer `data`.
struct Database {
    aws::rds::DBInstance::Attributes primary;
    aws::rds::DBInstance::Attributes replica;  ///< Exists when `has_replica`.
    cfn::Condition has_replica;
    aws::secretsmanager::Secret::Attributes secret;  ///< Keys username, password, host, port, dbname.
    cfn::ResourceHandle attachment;                  ///< Who reads host and port from the secret depends on it.
    aws::ec2::SecurityGroup::Attributes group;       ///< Open to nobody until `admit` says so.
    std::string name;
};
[[nodiscard]] Database make_database(Context& context, const Network& network, const aws::kms::Key::Attributes& key);

/// Lets the members of a security group reach the database. In the layer of the block in which it is called.
void admit(Context& context, const Database& database, const std::string& logical_id,
           const aws::ec2::SecurityGroup::Attributes& group);

/// 80 % of the connections that PostgreSQL on RDS admits by default for the memory of that instance class
/// (`LEAST(DBInstanceClassMemory / 9531392, 5000)`,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html, 2026-11-23).
[[nodiscard]] std::int64_t connection_threshold(std::string_view instance_class);

}  // namespace appinfra::topology
