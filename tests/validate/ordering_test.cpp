#include <string>

#include "catch.hpp"
#include "judge.hpp"

namespace {

bool found(const std::string& id, const std::string& yaml) { return judge::ids(yaml).contains(id); }

/// A service behind a listener; `listener` and `service` are further attributes of these.
std::string service(const std::string& listener, const std::string& service, const std::string& more = "") {
    return "Parameters: {P: {Type: String}}\n"
           "Conditions: {C: !Equals [!Ref P, a], D: !Not [!Condition C]}\n"
           "Resources:\n"
           "  Targets: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {Port: 80}}\n"
           "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, " +
           listener +
           " Properties: {LoadBalancerArn: !Ref P, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Targets}]}}\n"
           "  Service: {Type: AWS::ECS::Service, " +
           service + " Properties: {LoadBalancers: [{TargetGroupArn: !Ref Targets}]}}\n" + more;
}

/// A custom resource whose function has a policy of its own; `function` and `resource` are further attributes.
std::string custom_resource(const std::string& action, const std::string& function, const std::string& resource) {
    return "Resources:\n"
           "  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}\n"
           "  Policy: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref Role], PolicyDocument: {Statement:"
           " [{Effect: Allow, Resource: '*', Action: '" +
           action +
           "'}]}}}\n"
           "  Function: {Type: AWS::Lambda::Function, " +
           function +
           " Properties: {Role: !GetAtt Role.Arn}}\n"
           "  Custom: {Type: Custom::C, " +
           resource + " Properties: {ServiceToken: !GetAtt Function.Arn}}\n";
}

}  // namespace

TEST_CASE("a service may wait for its listener by way of others") {
    CHECK(found("A2001", service("", "")));
    CHECK_FALSE(found("A2001", service("", "DependsOn: [Listener],")));
    CHECK_FALSE(
        found("A2001", service("", "DependsOn: Topic,", "  Topic: {Type: AWS::SNS::Topic, DependsOn: Listener}\n")));
    CHECK_FALSE(found("A2001", service("", "Metadata: {Listener: !Ref Listener},")));
}

TEST_CASE("a service need not wait for a listener that is never there with it") {
    CHECK(found("A2001", service("Condition: C,", "")));
    CHECK_FALSE(found("A2001", service("Condition: C,", "Condition: D,")));
}

TEST_CASE("a custom resource waits for the policy, or its function does") {
    CHECK(found("A2006", custom_resource("s3:GetObject", "", "")));
    CHECK_FALSE(found("A2006", custom_resource("s3:GetObject", "DependsOn: Policy,", "")));
    CHECK_FALSE(found("A2006", custom_resource("s3:GetObject", "", "DependsOn: Policy,")));
    CHECK_FALSE(found("A2006", custom_resource("logs:PutLogEvents", "", "")));
}

TEST_CASE("a bucket that a permission waits for can never use its function") {
    const auto bucket = [](const std::string& permission, const std::string& more) {
        return judge::findings(
            "Resources:\n"
            "  Function: {Type: AWS::Lambda::Function, Properties: {Role: r, Code: {ZipFile: c}}}\n"
            "  Permission: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Function, Action:"
            " 'lambda:InvokeFunction', Principal: s3.amazonaws.com" +
            permission +
            "}}\n"
            "  Bucket: {Type: AWS::S3::Bucket, " +
            more +
            " Properties: {NotificationConfiguration: {LambdaConfigurations: [{Event: 's3:ObjectCreated:*', Function:"
            " !GetAtt Function.Arn}]}}}\n");
    };
    const auto circular = [](const auto& findings) {
        for (const auto& finding : findings)
            if (finding.id == "A2012")
                return finding.message.find(" is created") != std::string::npos ? 2 : 1;
        return 0;
    };
    CHECK(circular(bucket(", SourceArn: !GetAtt Bucket.Arn", "")) == 2);
    CHECK(circular(bucket("", "")) == 1);
    CHECK(circular(bucket("", "DependsOn: Permission,")) == 0);
}

TEST_CASE("an instance that waits for a database has its route by then") {
    const auto server = [](const std::string& more) {
        return found("A2004",
                     "Parameters: {V: {Type: String}}\n"
                     "Resources:\n"
                     "  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}\n"
                     "  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref V}}\n"
                     "  Tie: {Type: AWS::EC2::SubnetRouteTableAssociation,"
                     " Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}\n"
                     "  Route: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, NatGatewayId: !Ref V,"
                     " DestinationCidrBlock: 0.0.0.0/0}}\n"
                     "  Database: {Type: AWS::RDS::DBInstance}\n"
                     "  Server: {Type: AWS::EC2::Instance, " +
                         more + " Properties: {SubnetId: !Ref Subnet}}\n");
    };
    CHECK(server("CreationPolicy: {ResourceSignal: {}},"));
    CHECK_FALSE(server(""));
    CHECK_FALSE(server("DependsOn: [Route, Tie], CreationPolicy: {ResourceSignal: {}},"));
    CHECK(server("DependsOn: Route, CreationPolicy: {ResourceSignal: {}},"));
    CHECK_FALSE(server("DependsOn: Database, CreationPolicy: {ResourceSignal: {}},"));
}

TEST_CASE("an instance that a wait condition waits for must signal, too") {
    const auto server = [](const std::string& route, const std::string& wait, const std::string& more = "") {
        return found("A2004",
                     "Parameters: {V: {Type: String}}\n"
                     "Resources:\n"
                     "  Gateway: {Type: AWS::EC2::InternetGateway}\n"
                     "  Attachment: {Type: AWS::EC2::VPCGatewayAttachment,"
                     " Properties: {VpcId: !Ref V, InternetGatewayId: !Ref Gateway}}\n"
                     "  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref V, CidrBlock: 10.0.0.0/24}}\n"
                     "  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref V}}\n"
                     "  Tie: {Type: AWS::EC2::SubnetRouteTableAssociation,"
                     " Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}\n"
                     "  Route: {Type: AWS::EC2::Route, DependsOn: Attachment, Properties: {RouteTableId: !Ref Table,"
                     " DestinationCidrBlock: 0.0.0.0/0, " +
                         route +
                         "}}\n"
                         "  Server: {Type: AWS::EC2::Instance, " +
                         more +
                         " Properties: {SubnetId: !Ref Subnet}}\n"
                         "  Wait: {Type: AWS::CloudFormation::WaitCondition" +
                         wait + "}\n");
    };
    CHECK(server("NatGatewayId: !Ref V", ", DependsOn: Server"));
    CHECK(server("GatewayId: !Ref Gateway", ", DependsOn: Server"));
    CHECK_FALSE(server("NatGatewayId: !Ref V", ""));
    CHECK_FALSE(server("GatewayId: !Ref Gateway", ", DependsOn: Server", "DependsOn: Attachment,"));
    CHECK(server("NatGatewayId: !Ref V", ", DependsOn: Server", "DependsOn: Attachment,"));
}

TEST_CASE("what gets a public address waits for the gateway") {
    const auto resource = [](const std::string& more) {
        return found("A2003",
                     "Resources:\n"
                     "  Vpc: {Type: AWS::EC2::VPC}\n"
                     "  Gateway: {Type: AWS::EC2::InternetGateway}\n"
                     "  Attachment: {Type: AWS::EC2::VPCGatewayAttachment,"
                     " Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}\n"
                     "  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24}}\n"
                     "  Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {SubnetIds: [!Ref Subnet]}}\n"
                     "  Server: {Type: AWS::EC2::Instance, Properties: {SubnetId: !Ref Subnet}}\n" +
                         more);
    };
    const auto database = [](const std::string& open) {
        return "  D: {Type: AWS::RDS::DBInstance, Properties: {DBSubnetGroupName: !Ref Subnets,"
               " PubliclyAccessible: " +
               open + "}}\n";
    };
    CHECK(resource("  A: {Type: AWS::EC2::EIP, Properties: {InstanceId: !Ref Server}}\n"));
    CHECK(resource("  A: {Type: AWS::EC2::EIPAssociation, Properties: {InstanceId: !Ref Server}}\n"));
    CHECK_FALSE(resource("  A: {Type: AWS::EC2::EIP, Properties: {Domain: vpc}}\n"));
    CHECK_FALSE(resource("  A: {Type: AWS::EC2::EIP, DependsOn: Attachment, Properties: {InstanceId: !Ref Server}}\n"));
    CHECK(resource(database("true")));
    CHECK_FALSE(resource(database("false")));
}

TEST_CASE("routes of a VPN gateway are propagated once it is attached") {
    const auto propagation = [](const std::string& more) {
        return found("A2002",
                     "Parameters: {V: {Type: String}}\n"
                     "Resources:\n"
                     "  Gateway: {Type: AWS::EC2::VPNGateway}\n"
                     "  Attachment: {Type: AWS::EC2::VPCGatewayAttachment,"
                     " Properties: {VpcId: !Ref V, VpnGatewayId: !Ref Gateway}}\n"
                     "  Routes: {Type: AWS::EC2::VPNGatewayRoutePropagation, " +
                         more + " Properties: {RouteTableIds: [!Ref V], VpnGatewayId: !Ref Gateway}}\n");
    };
    CHECK(propagation(""));
    CHECK_FALSE(propagation("DependsOn: Attachment,"));
}

TEST_CASE("a service that names no provider gets the default of its cluster") {
    const auto service = [](const std::string& properties, const std::string& strategy) {
        return found("A2011",
                     "Resources:\n"
                     "  Cluster: {Type: AWS::ECS::Cluster}\n"
                     "  Association: {Type: AWS::ECS::ClusterCapacityProviderAssociations, Properties: {Cluster:"
                     " !Ref Cluster, CapacityProviders: [FARGATE], DefaultCapacityProviderStrategy: " +
                         strategy +
                         "}}\n"
                         "  Service: {Type: AWS::ECS::Service, Properties: {Cluster: !Ref Cluster" +
                         properties + "}}\n");
    };
    const std::string fargate = "[{CapacityProvider: FARGATE}]";
    CHECK(service("", fargate));
    CHECK_FALSE(service("", "[]"));
    CHECK_FALSE(service(", LaunchType: FARGATE", fargate));
    CHECK(service(", CapacityProviderStrategy: " + fargate, "[]"));
}

TEST_CASE("an instance that mounts a file system waits for its mount target") {
    const auto server = [](const std::string& more) {
        return found("A2009",
                     "Resources:\n"
                     "  Files: {Type: AWS::EFS::FileSystem}\n"
                     "  Target: {Type: AWS::EFS::MountTarget, Properties: {FileSystemId: !Ref Files}}\n"
                     "  Server: {Type: AWS::EC2::Instance, " +
                         more + " Properties: {UserData: {'Fn::Base64': !Sub 'mount ${Files}'}}}\n");
    };
    CHECK(server(""));
    CHECK_FALSE(server("DependsOn: Target,"));
    const auto fleet = [](const std::string& more) {
        return found("A2009",
                     "Resources:\n"
                     "  Files: {Type: AWS::EFS::FileSystem}\n"
                     "  Target: {Type: AWS::EFS::MountTarget, Properties: {FileSystemId: !Ref Files}}\n"
                     "  Made: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {UserData:"
                     " {'Fn::Base64': !Sub 'mount ${Files}'}}}}\n"
                     "  Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, " +
                         more + " Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Made, Version: '1'}}}\n");
    };
    CHECK(fleet(""));
    CHECK_FALSE(fleet("DependsOn: Target,"));
    const auto configured = [](const std::string& more) {
        return found("A2009",
                     "Resources:\n"
                     "  Files: {Type: AWS::EFS::FileSystem}\n"
                     "  Target: {Type: AWS::EFS::MountTarget, Properties: {FileSystemId: !Ref Files}}\n"
                     "  Made: {Type: AWS::AutoScaling::LaunchConfiguration, Properties: {ImageId: i, InstanceType: t,"
                     " UserData: {'Fn::Base64': !Sub 'mount ${Files}'}}}\n"
                     "  Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, " +
                         more + " Properties: {LaunchConfigurationName: !Ref Made}}\n");
    };
    CHECK(configured(""));
    CHECK_FALSE(configured("DependsOn: Target,"));
}

TEST_CASE("a custom resource may call its function by an alias") {
    CHECK(found("A2006", custom_resource("s3:GetObject", "", "DependsOn: Policy,") +
                             "  Alias: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref Function}}\n"
                             "  Other: {Type: Custom::C, Properties: {ServiceToken: !Ref Alias}}\n"));
}

TEST_CASE("a service waits for the attachment that completes its secret") {
    const auto service = [](const std::string& value, const std::string& more = "") {
        return found("A2014",
                     "Parameters: {P: {Type: String}}\n"
                     "Resources:\n"
                     "  Secret: {Type: AWS::SecretsManager::Secret}\n"
                     "  Tie: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref Secret,"
                     " TargetId: !Ref P, TargetType: 'AWS::RDS::DBInstance'}}\n"
                     "  Task: {Type: AWS::ECS::TaskDefinition, Properties: {ExecutionRoleArn: r,"
                     " ContainerDefinitions: [{Name: a, Image: b, Secrets: [{Name: S, ValueFrom: " +
                         value +
                         "}]}]}}\n"
                         "  Service: {Type: AWS::ECS::Service, " +
                         more + " Properties: {TaskDefinition: !Ref Task}}\n");
    };
    CHECK(service("!Sub '${Secret}:host::'"));
    CHECK(service("!Join ['', [!Ref Secret, ':port::']]"));
    CHECK_FALSE(service("!Sub '${Secret}:password::'"));
    CHECK_FALSE(service("!Ref Secret"));
    CHECK_FALSE(service("!Sub '${Tie}:host::'"));
    CHECK_FALSE(service("!Sub '${Secret}:host::'", "DependsOn: Tie,"));
}

TEST_CASE("a replication subnet group waits for the role that DMS looks for") {
    const auto group = [](const std::string& more, const std::string& role = "RoleName: dms-vpc-role",
                          const std::string& condition = "") {
        return found("A2015",
                     "Parameters: {P: {Type: String}}\n"
                     "Conditions: {C: !Equals [!Ref P, a], D: !Not [!Condition C]}\n"
                     "Resources:\n"
                     "  Role: {Type: AWS::IAM::Role, " +
                         condition + "Properties: {AssumeRolePolicyDocument: {}, " + role +
                         "}}\n"
                         "  Between: {Type: AWS::SNS::Topic, DependsOn: Role}\n"
                         "  Group: {Type: AWS::DMS::ReplicationSubnetGroup, " +
                         more + " Properties: {ReplicationSubnetGroupDescription: d, SubnetIds: [a, b]}}\n");
    };
    CHECK(group(""));
    CHECK(group("", "RoleName: !Sub dms-vpc-role"));
    CHECK(group("Condition: C,", "RoleName: dms-vpc-role", "Condition: C, "));
    CHECK_FALSE(group("DependsOn: Role,"));
    CHECK_FALSE(group("DependsOn: Between,"));
    CHECK_FALSE(group("", "RoleName: other"));
    CHECK_FALSE(group("", "RoleName: !Ref P"));
    CHECK_FALSE(group("Condition: D,", "RoleName: dms-vpc-role", "Condition: C, "));
}
