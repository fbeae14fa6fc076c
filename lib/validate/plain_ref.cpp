#include "plain_ref.hpp"

#include <algorithm>
#include <array>

#include "text.hpp"

namespace appinfra::validate {
namespace {

constexpr std::string_view name = "its name";
constexpr std::string_view id = "its id";
constexpr std::string_view some_name = "shop-thing-1a2b3c4d5e6f";
constexpr std::string_view uuid = "01234567-89ab-cdef-0123-456789abcdef";
constexpr std::string_view url = "https://sqs.us-east-1.amazonaws.com/123456789012/shop-thing-1a2b3c4d5e6f";

/// In order of type. Each page "Return values" of
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
/// (2026-11-28)
constexpr std::array plain_refs = {
    PlainRef{"AWS::Backup::BackupVault", name, some_name, "BackupVaultArn"},
    PlainRef{"AWS::CloudTrail::Trail", name, some_name, "Arn"},
    PlainRef{"AWS::CloudWatch::Alarm", name, some_name, "Arn"},
    PlainRef{"AWS::CodeBuild::Project", name, some_name, "Arn"},
    PlainRef{"AWS::CodeCommit::Repository", id, uuid, "Arn"},
    PlainRef{"AWS::Cognito::UserPool", id, "us-east-1_a1B2c3D4e", "Arn"},
    PlainRef{"AWS::DynamoDB::GlobalTable", name, some_name, "Arn"},
    PlainRef{"AWS::DynamoDB::Table", name, some_name, "Arn"},
    PlainRef{"AWS::ECR::Repository", name, some_name, "Arn"},
    PlainRef{"AWS::ECS::Cluster", name, some_name, "Arn"},
    PlainRef{"AWS::EFS::AccessPoint", id, "fsap-0123456789abcdef0", "Arn"},
    PlainRef{"AWS::EFS::FileSystem", id, "fs-0123456789abcdef0", "Arn"},
    PlainRef{"AWS::EKS::Cluster", name, some_name, "Arn"},
    PlainRef{"AWS::Events::EventBus", name, some_name, "Arn"},
    PlainRef{"AWS::Events::Rule", name, some_name, "Arn"},
    PlainRef{"AWS::IAM::Group", name, some_name, "Arn"},
    PlainRef{"AWS::IAM::InstanceProfile", name, some_name, "Arn"},
    PlainRef{"AWS::IAM::Role", name, some_name, "Arn"},
    PlainRef{"AWS::IAM::User", name, some_name, "Arn"},
    PlainRef{"AWS::KMS::Key", id, uuid, "Arn"},
    PlainRef{"AWS::Kinesis::Stream", name, some_name, "Arn"},
    PlainRef{"AWS::KinesisFirehose::DeliveryStream", name, some_name, "Arn"},
    PlainRef{"AWS::Lambda::Function", name, some_name, "Arn"},
    PlainRef{"AWS::Logs::LogGroup", name, some_name, "Arn"},
    PlainRef{"AWS::OpenSearchService::Domain", name, some_name, "Arn"},
    PlainRef{"AWS::RDS::DBCluster", id, some_name, "DBClusterArn"},
    PlainRef{"AWS::RDS::DBInstance", id, some_name, "DBInstanceArn"},
    PlainRef{"AWS::S3::Bucket", name, some_name, "Arn"},
    PlainRef{"AWS::SQS::Queue", "its URL", url, "Arn"},
};
static_assert(std::ranges::is_sorted(plain_refs, {}, &PlainRef::type));

}  // namespace

std::string PlainRef::message(std::string_view resource) const {
    return "Ref to " + quoted(resource) + " gives " + std::string(noun) + ", not its ARN";
}

std::string PlainRef::advice(std::string_view resource) const {
    return "Fn::GetAtt of " + quoted(std::string(resource) + '.' + std::string(attribute)) + " gives that";
}

const PlainRef* find_plain_ref(std::string_view type) {
    const auto* const found = std::ranges::lower_bound(plain_refs, type, {}, &PlainRef::type);
    return found == plain_refs.end() || found->type != type ? nullptr : found;
}

}  // namespace appinfra::validate
