#include "open_attributes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace appinfra::validate {
namespace {

// What CloudFormation does here no documentation says; the lists are those of cfn-lint 1.58.0 (2026-11-24), whose users
// found out.

constexpr std::array<std::string_view, 61> giving_all = {
    "AWS::Amplify::Branch",
    "AWS::Amplify::Domain",
    "AWS::AppSync::DomainName",
    "AWS::AppSync::FunctionConfiguration",
    "AWS::AppSync::Resolver",
    "AWS::AutoScaling::AutoScalingGroup",
    "AWS::Backup::BackupSelection",
    "AWS::Backup::BackupVault",
    "AWS::Backup::LogicallyAirGappedBackupVault",
    "AWS::CodeArtifact::Domain",
    "AWS::CodeArtifact::Repository",
    "AWS::EC2::CapacityReservation",
    "AWS::EC2::Instance",
    "AWS::EC2::SecurityGroup",
    "AWS::EC2::Subnet",
    "AWS::EC2::VPC",
    "AWS::EFS::MountTarget",
    "AWS::EKS::Nodegroup",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "AWS::EventSchemas::Discoverer",
    "AWS::EventSchemas::Registry",
    "AWS::EventSchemas::Schema",
    "AWS::Events::EventBus",
    "AWS::GameLift::GameSessionQueue",
    "AWS::GameLift::MatchmakingConfiguration",
    "AWS::GameLift::MatchmakingRuleSet",
    "AWS::Grafana::Workspace",
    "AWS::Greengrass::ConnectorDefinition",
    "AWS::Greengrass::CoreDefinition",
    "AWS::Greengrass::DeviceDefinition",
    "AWS::Greengrass::FunctionDefinition",
    "AWS::Greengrass::Group",
    "AWS::Greengrass::LoggerDefinition",
    "AWS::Greengrass::ResourceDefinition",
    "AWS::Greengrass::SubscriptionDefinition",
    "AWS::ImageBuilder::Component",
    "AWS::ImageBuilder::ContainerRecipe",
    "AWS::ImageBuilder::DistributionConfiguration",
    "AWS::ImageBuilder::ImagePipeline",
    "AWS::ImageBuilder::ImageRecipe",
    "AWS::ImageBuilder::InfrastructureConfiguration",
    "AWS::ManagedBlockchain::Node",
    "AWS::Neptune::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::RDS::DBParameterGroup",
    "AWS::RedshiftServerless::Workgroup",
    "AWS::RoboMaker::RobotApplication",
    "AWS::RoboMaker::SimulationApplication",
    "AWS::Route53Resolver::ResolverRule",
    "AWS::Route53Resolver::ResolverRuleAssociation",
    "AWS::S3::AccessPoint",
    "AWS::SNS::Topic",
    "AWS::SQS::Queue",
    "AWS::SSM::Parameter",
    "AWS::SageMaker::DataQualityJobDefinition",
    "AWS::SageMaker::ModelBiasJobDefinition",
    "AWS::SageMaker::ModelExplainabilityJobDefinition",
    "AWS::SageMaker::ModelQualityJobDefinition",
    "AWS::SageMaker::MonitoringSchedule",
    "AWS::StepFunctions::Activity",
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 45> giving_one = {{
    {"AWS::AppMesh::GatewayRoute", "GatewayRouteName"},
    {"AWS::AppMesh::GatewayRoute", "MeshName"},
    {"AWS::AppMesh::GatewayRoute", "MeshOwner"},
    {"AWS::AppMesh::GatewayRoute", "VirtualGatewayName"},
    {"AWS::AppMesh::Mesh", "MeshName"},
    {"AWS::AppMesh::Route", "MeshName"},
    {"AWS::AppMesh::Route", "MeshOwner"},
    {"AWS::AppMesh::Route", "RouteName"},
    {"AWS::AppMesh::Route", "VirtualRouterName"},
    {"AWS::AppMesh::VirtualGateway", "MeshName"},
    {"AWS::AppMesh::VirtualGateway", "MeshOwner"},
    {"AWS::AppMesh::VirtualGateway", "VirtualGatewayName"},
    {"AWS::AppMesh::VirtualNode", "MeshName"},
    {"AWS::AppMesh::VirtualNode", "MeshOwner"},
    {"AWS::AppMesh::VirtualNode", "VirtualNodeName"},
    {"AWS::AppMesh::VirtualRouter", "MeshName"},
    {"AWS::AppMesh::VirtualRouter", "MeshOwner"},
    {"AWS::AppMesh::VirtualRouter", "VirtualRouterName"},
    {"AWS::AppMesh::VirtualService", "MeshName"},
    {"AWS::AppMesh::VirtualService", "MeshOwner"},
    {"AWS::AppMesh::VirtualService", "VirtualServiceName"},
    {"AWS::AppSync::DataSource", "Name"},
    {"AWS::Cloud9::EnvironmentEC2", "Name"},
    {"AWS::CloudWatch::InsightRule", "RuleName"},
    {"AWS::DocDB::DBCluster", "Port"},
    {"AWS::Kinesis::StreamConsumer", "ConsumerName"},
    {"AWS::Kinesis::StreamConsumer", "StreamARN"},
    {"AWS::ManagedBlockchain::Member", "NetworkId"},
    {"AWS::MediaConvert::JobTemplate", "Name"},
    {"AWS::MediaConvert::Preset", "Name"},
    {"AWS::MediaConvert::Queue", "Name"},
    {"AWS::MediaLive::Input", "Destinations"},
    {"AWS::MediaLive::Input", "Sources"},
    {"AWS::Route53Resolver::ResolverEndpoint", "Direction"},
    {"AWS::Route53Resolver::ResolverEndpoint", "Name"},
    {"AWS::SageMaker::CodeRepository", "CodeRepositoryName"},
    {"AWS::SageMaker::Endpoint", "EndpointName"},
    {"AWS::SageMaker::EndpointConfig", "EndpointConfigName"},
    {"AWS::SageMaker::Model", "ModelName"},
    {"AWS::SageMaker::NotebookInstance", "NotebookInstanceName"},
    {"AWS::SageMaker::NotebookInstanceLifecycleConfig", "NotebookInstanceLifecycleConfigName"},
    {"AWS::SageMaker::Workteam", "WorkteamName"},
    {"AWS::ServiceDiscovery::Service", "Name"},
    {"AWS::Transfer::User", "ServerId"},
    {"AWS::Transfer::User", "UserName"},
}};

}  // namespace

bool gives_property(std::string_view type, std::string_view property) {
    return std::ranges::binary_search(giving_all, type) ||
           std::ranges::binary_search(giving_one, std::pair{type, property.substr(0, property.find('.'))});
}

}  // namespace appinfra::validate
