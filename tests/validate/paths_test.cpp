#include <algorithm>
#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

bool found(const std::string& id, const std::string& resources) {
    return judge::ids("Parameters: {P: {Type: String}}\nResources:\n" + resources, "", id).contains(id);
}

std::string group(const std::string& name, const std::string& ingress = "") {
    return "  " + name + ": {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g" +
           (ingress.empty() ? "" : ", SecurityGroupIngress: [{IpProtocol: tcp, " + ingress + "}]") + "}}\n";
}

const std::string client =
    "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r, VpcConfig: {SubnetIds: [s], SecurityGroupIds:"
    " [!Ref Client]}, Environment: {Variables: {URL: !GetAtt Store.Endpoint.Address}}}}\n";

}  // namespace

TEST_CASE("ports that are not spelled are not taken to be open to the world") {
    const auto shell = [](const std::string& port) {
        return found("A2117", group("G", "FromPort: " + port + ", ToPort: " + port + ", CidrIp: 0.0.0.0/0"));
    };
    CHECK(shell("22"));
    CHECK(shell("'22'"));
    CHECK_FALSE(shell("!Ref P"));
    CHECK_FALSE(shell("443"));
}

TEST_CASE("a group that guards no shell may be open") {
    const std::string open = group("G", "FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0");
    const std::string balancer =
        "  B: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {SecurityGroups: [!Ref G]}}\n";
    CHECK(found("A2117", open));
    CHECK_FALSE(found("A2117", open + balancer));
    CHECK(found("A2117",
                open + balancer + "  S: {Type: AWS::EC2::Instance, Properties: {SecurityGroupIds: [!Ref G]}}\n"));
}

TEST_CASE("each rule that opens a shell is told once") {
    const auto count = [](const std::string& rules) {
        const auto findings = judge::findings(
            "Resources:\n  G: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g, SecurityGroupIngress: "
            "[" +
            rules + "]}}\n");
        return std::ranges::count(findings, "A2117", &appinfra::diagnostics::Diagnostic::id);
    };
    const std::string end = ", CidrIp: 0.0.0.0/0}";
    CHECK(count("{IpProtocol: tcp, FromPort: 20, ToPort: 22" + end +
                ", {IpProtocol: tcp, FromPort: 3389, ToPort: 3389" + end) == 2);
    CHECK(count("{IpProtocol: -1" + end) == 1);
}

TEST_CASE("a database is open to the world on its port, however that is spelled") {
    const auto open = [](const std::string& port, const std::string& more) {
        return found("A2116", group("G", "FromPort: " + port + ", ToPort: " + port + ", CidrIpv6: '::/0'") + more);
    };
    const auto database = [](const std::string& properties) {
        return "  D: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, VPCSecurityGroups: [!Ref G]" +
               properties + "}}\n";
    };
    CHECK(open("5432", database(", PubliclyAccessible: true")));
    CHECK(open("!GetAtt D.Endpoint.Port", database(", PubliclyAccessible: true")));
    CHECK_FALSE(open("!Ref P", database(", PubliclyAccessible: true")));
    CHECK(open("!Ref P", database(", PubliclyAccessible: true, Port: !Ref P")));
    CHECK_FALSE(open("!Ref P", database(", PubliclyAccessible: true, Port: !Ref AWS::StackName")));
    CHECK_FALSE(open("5432", database("")));
    const auto member = [](const std::string& accessible) {
        return "  Cluster: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql,"
               " VpcSecurityGroupIds: [!Ref G]}}\n"
               "  D: {Type: AWS::RDS::DBInstance, Properties: {DBClusterIdentifier: !Ref Cluster, "
               "PubliclyAccessible: " +
               accessible + "}}\n";
    };
    CHECK(open("3306", member("true")));
    CHECK_FALSE(open("3306", member("false")));
}

TEST_CASE("a load balancer reaches instances on the port of their target group") {
    const auto closed = [](const std::string& ingress, const std::string& target, const std::string& server) {
        return found("A2113",
                     group("Front") + group("Back", ingress) +
                         "  Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer,"
                         " Properties: {SecurityGroups: [!Ref Front]}}\n"
                         "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn:"
                         " !Ref Balancer, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]}}\n"
                         "  Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 3000" +
                         target + "}}\n" + server);
    };
    const std::string fleet =
        "  Template: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {SecurityGroupIds:"
        " [!Ref Back]}}}\n"
        "  Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {TargetGroupARNs: [!Ref Targets],"
        " LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: '1'}}}\n";
    const std::string server = "  Server: {Type: AWS::EC2::Instance, Properties: {SecurityGroupIds: [!Ref Back]}}\n";
    const std::string right = "FromPort: 3000, ToPort: 3000, SourceSecurityGroupId: !Ref Front";
    const std::string wrong = "FromPort: 80, ToPort: 80, SourceSecurityGroupId: !Ref Front";
    CHECK(closed(wrong, "", fleet));
    CHECK_FALSE(closed(right, "", fleet));
    CHECK(closed(wrong, ", Targets: [{Id: !Ref Server}]", server));
    CHECK_FALSE(closed(right, ", Targets: [{Id: !Ref Server}]", server));
    CHECK_FALSE(closed(wrong, ", Targets: [{Id: !Ref Server, Port: 80}]", server));
}

TEST_CASE("proxies and serverless caches have ports, too") {
    const auto store = [](const std::string& type, const std::string& properties) {
        return found("A2114", group("Client") + group("Data") + client + "  Store: {Type: " + type + ", Properties: {" +
                                  properties + "}}\n");
    };
    CHECK(store("AWS::ElastiCache::ServerlessCache", "Engine: valkey, SecurityGroupIds: [!Ref Data]"));
    CHECK_FALSE(store("AWS::ElastiCache::ServerlessCache", "Engine: valkey, SecurityGroupIds: [!Ref P]"));
    const auto proxy = [](const std::string& ingress) {
        return found(
            "A2114",
            group("Client") + group("Data", ingress) +
                "  Store: {Type: AWS::RDS::DBProxy, Properties: {EngineFamily: POSTGRESQL,"
                " VpcSecurityGroupIds: [!Ref Data]}}\n"
                "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r, VpcConfig: {SubnetIds: [s],"
                " SecurityGroupIds: [!Ref Client]}, Environment: {Variables: {URL: !GetAtt Store.Endpoint}}}}\n");
    };
    CHECK(proxy("FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: !Ref Client"));
    CHECK_FALSE(proxy("FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !Ref Client"));
}

TEST_CASE("an instance reaches the mount target of what its user data mounts") {
    const auto closed = [](const std::string& ingress) {
        return found("A2115", group("Client") + group("Data", ingress) +
                                  "  Files: {Type: AWS::EFS::FileSystem}\n"
                                  "  Target: {Type: AWS::EFS::MountTarget, Properties: {FileSystemId: !Ref Files,"
                                  " SecurityGroups: [!Ref Data]}}\n"
                                  "  Server: {Type: AWS::EC2::Instance, Properties: {SecurityGroupIds: [!Ref Client],"
                                  " UserData: {'Fn::Base64': !Sub 'mount ${Files}'}}}\n");
    };
    CHECK(closed(""));
    CHECK_FALSE(closed("FromPort: 2049, ToPort: 2049, SourceSecurityGroupId: !Ref Client"));
}

TEST_CASE("a cluster of Aurora may answer on either port") {
    const auto closed = [](const std::string& port) {
        return found("A2114", group("Client") +
                                  group("Data", "FromPort: " + port + ", ToPort: " + port +
                                                    ", SourceSecurityGroupId: !Ref Client") +
                                  client +
                                  "  Store: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-postgresql,"
                                  " VpcSecurityGroupIds: [!Ref Data]}}\n");
    };
    CHECK_FALSE(closed("5432"));
    CHECK_FALSE(closed("3306"));
    CHECK(closed("1433"));
}

TEST_CASE("a service that is given the secret of a database goes there") {
    const auto closed = [](const std::string& value) {
        return found("A2114",
                     group("Client") + group("Data") +
                         "  Store: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres,"
                         " VPCSecurityGroups: [!Ref Data]}}\n"
                         "  Tie: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref P,"
                         " TargetId: !Ref Store, TargetType: 'AWS::RDS::DBInstance'}}\n"
                         "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ExecutionRoleArn: r,"
                         " ContainerDefinitions: [{Name: a, Image: b, Secrets: [{Name: S, ValueFrom: " +
                         value +
                         "}]}]}}\n"
                         "  Service: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !Ref Task,"
                         " NetworkConfiguration: {AwsvpcConfiguration: {SecurityGroups: [!Ref Client]}}}}\n");
    };
    CHECK(closed("!Sub '${Tie}:host::'"));
    CHECK_FALSE(closed("!Ref P"));
}
