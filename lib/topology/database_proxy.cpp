#include "appinfra/topology/database_proxy.hpp"

namespace appinfra::topology {

namespace rds = aws::rds;
namespace ec2 = aws::ec2;
using cfn::sub;

namespace {

/// Only `clients` reach the proxy, and the proxy reaches only the database.
ec2::SecurityGroup::Attributes make_group(Context& context, const Network& network, const Database& database,
                                          const ec2::SecurityGroup::Attributes& clients) {
    cfn::Assembly& assembly = context.assembly;
    const auto group = assembly.add(
        "DatabaseProxySecurityGroup",
        ec2::SecurityGroup{
            .GroupDescription = "Database proxy",
            .SecurityGroupEgress = {ec2::security_group::Egress{.Description = "Database",
                                                                .DestinationSecurityGroupId = database.group.GroupId(),
                                                                .FromPort = database_port,
                                                                .IpProtocol = "tcp",
                                                                .ToPort = database_port}},
            .SecurityGroupIngress = {ec2::security_group::Ingress{.Description = "PostgreSQL from the application",
                                                                  .FromPort = proxy_port,
                                                                  .IpProtocol = "tcp",
                                                                  .SourceSecurityGroupId = clients.GroupId(),
                                                                  .ToPort = proxy_port}},
            .VpcId = network.vpc});
    assembly.add("DatabaseProxyEgress", ec2::SecurityGroupEgress{.Description = "Database proxy",
                                                                 .DestinationSecurityGroupId = group.GroupId(),
                                                                 .FromPort = proxy_port,
                                                                 .GroupId = clients.GroupId(),
                                                                 .IpProtocol = "tcp",
                                                                 .ToPort = proxy_port});
    admit(context, database, "DatabaseProxyIngress", group);
    return group;
}

aws::iam::Role::Attributes make_proxy_role(Context& context, const Data& data) {
    return make_role(
        context, "DatabaseProxyRole",
        {.comment = "Lets the proxy log in to the database.",
         .service = "rds.amazonaws.com",
         .statements = {{.actions = {"secretsmanager:GetSecretValue"}, .resources = {data.database.secret.ref()}},
                        {.actions = {"kms:Decrypt"},
                         .resources = {data.key.Arn()},
                         .condition = when("StringEquals", "kms:ViaService",
                                           sub("secretsmanager.{}.{}", cfn::region(), cfn::url_suffix()))}}});
}

}  // namespace

DatabaseProxy make_database_proxy(Context& context, const Network& network, const Data& data,
                                  const ec2::SecurityGroup::Attributes& clients) {
    cfn::Assembly& assembly = context.assembly;
    const cfn::Assembly::Block block(
        assembly, cfn::Layer::app, "Database proxy",
        "Functions come and go with the requests; the proxy keeps the connections to the database for them.");
    const auto group = make_group(context, network, data.database, clients);
    const auto proxy = assembly.add(
        "DatabaseProxy",
        rds::DBProxy{.Auth = {rds::db_proxy::AuthFormat{.AuthScheme = "SECRETS",
                                                        .ClientPasswordAuthType = "POSTGRES_SCRAM_SHA_256",
                                                        .IAMAuth = "DISABLED",
                                                        .SecretArn = data.database.secret.ref()}},
                     .DBProxyName = cfn::stack_name(),
                     .EngineFamily = "POSTGRESQL",
                     .RequireTLS = true,
                     .RoleArn = make_proxy_role(context, data).Arn(),
                     .VpcSecurityGroupIds = {group.GroupId()},
                     .VpcSubnetIds = network.private_subnets},
        {.comment = "The application must not use prepared statements: they bind a client to a connection."});
    constexpr int usable_percent = 90;
    const auto targets = assembly.add(
        "DatabaseProxyTargets",
        rds::DBProxyTargetGroup{.ConnectionPoolConfigurationInfo =
                                    rds::db_proxy_target_group::ConnectionPoolConfigurationInfoFormat{
                                        .ConnectionBorrowTimeout = 10, .MaxConnectionsPercent = usable_percent},
                                .DBInstanceIdentifiers = {data.database.primary.ref()},
                                .DBProxyName = proxy.ref(),
                                .TargetGroupName = "default"},
        {.comment = "The rest of the connections is for jobs, migrations and administrators."});
    return {proxy, targets};
}

}  // namespace appinfra::topology
