#include "appinfra/topology/servers.hpp"

namespace appinfra::topology {

namespace ec2 = aws::ec2;

namespace {

constexpr int ssh_port = 22;
constexpr int volume_gib = 8;

ec2::SecurityGroup::Attributes make_group(Context& context, const Network& network,
                                          const manifest::Traced<std::string>& from,
                                          const ec2::SecurityGroup::Attributes& servers) {
    const cfn::Parameter range = context.assembly.parameter(
        "BastionCidr", {.description = "From where people may connect to the bastion.",
                        .value = setting(from),
                        .allowed_pattern = R"(^\d{1,3}(\.\d{1,3}){3}/([1-9]|[12]\d|3[0-2])$)",
                        .constraint = "must be a range of addresses, not everybody"});
    const auto tcp = [](int port, const char* why) {
        return ec2::security_group::Egress{.Description = why, .FromPort = port, .IpProtocol = "tcp", .ToPort = port};
    };
    auto to_servers = tcp(ssh_port, "Servers");
    to_servers.DestinationSecurityGroupId = servers.GroupId();
    auto to_services = tcp(443, "HTTPS to services");
    to_services.CidrIp = "0.0.0.0/0";
    return context.assembly.add(
        "BastionSecurityGroup",
        ec2::SecurityGroup{.GroupDescription = "Bastion",
                           .SecurityGroupEgress = {to_servers, to_services},
                           .SecurityGroupIngress = {ec2::security_group::Ingress{.CidrIp = range.ref(),
                                                                                 .Description = "Administrators",
                                                                                 .FromPort = ssh_port,
                                                                                 .IpProtocol = "tcp",
                                                                                 .ToPort = ssh_port}},
                           .VpcId = network.vpc});
}

}  // namespace

void make_bastion(Context& context, const Network& network, const ec2::SecurityGroup::Attributes& servers) {
    if (!context.app.bastion.cidr)
        return;
    const cfn::Assembly::Block block(context.assembly, cfn::Layer::app, "Bastion",
                                     "The way to the servers from one range of addresses. No key pair: EC2 Instance "
                                     "Connect admits a key for a minute, and IAM decides whose.");
    const auto group = make_group(context, network, *context.app.bastion.cidr, servers);
    context.assembly.add("SshIngress", ec2::SecurityGroupIngress{.Description = "From the bastion",
                                                                 .FromPort = ssh_port,
                                                                 .GroupId = servers.GroupId(),
                                                                 .IpProtocol = "tcp",
                                                                 .SourceSecurityGroupId = group.GroupId(),
                                                                 .ToPort = ssh_port});
    const bool arm = context.app.web.architecture == manifest::Architecture::arm64;
    const auto identity = make_instance_identity(context, "Bastion",
                                                 {.comment = "To be patched by Systems Manager.",
                                                  .service = "ec2.amazonaws.com",
                                                  .statements = command_permissions(),
                                                  .suppressions = {agent_suppression()}});
    const auto launch = make_launch_template(context, "BastionTemplate",
                                             {.comment = "The smallest instance; it holds nothing.",
                                              .image = machine_image(context).ref(),
                                              .instance_type = arm ? "t4g.nano" : "t3.nano",
                                              .identity = identity,
                                              .groups = {group},
                                              .public_subnet = network.public_subnets.front(),
                                              .volume_gib = volume_gib});
    std::vector<cfn::ResourceHandle> dependencies;
    if (network.own)
        dependencies.push_back(network.own->gateway);
    const auto bastion = context.assembly.add(
        "Bastion",
        ec2::Instance{
            .LaunchTemplate = ec2::instance::LaunchTemplateSpecification{.LaunchTemplateId = launch.LaunchTemplateId(),
                                                                         .Version = launch.LatestVersionNumber()},
            .Monitoring = true},
        {.comment = "Replaced by every change: nobody keeps anything on it.",
         .depends_on = dependencies,
         .name_tag = cfn::sub("{}-bastion", cfn::stack_name())});
    context.assembly.output("BastionAddress",
                            {.description = "Host name of the bastion.", .value = bastion.PublicDnsName()});
}

}  // namespace appinfra::topology
