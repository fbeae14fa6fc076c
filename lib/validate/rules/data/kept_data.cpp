#include <algorithm>
#include <array>

#include "data.hpp"

namespace appinfra::validate::rules {
namespace {

/// Types whose deletion takes data with it, unless they must be empty to be deleted. As cfn-lint 1.58 has them.
constexpr std::array<std::string_view, 28> stateful_types = {
    "AWS::Backup::BackupVault",
    "AWS::CloudFormation::Stack",
    "AWS::Cognito::UserPool",
    "AWS::DocDB::DBCluster",
    "AWS::DocDB::DBInstance",
    "AWS::DynamoDB::GlobalTable",
    "AWS::DynamoDB::Table",
    "AWS::EC2::Volume",
    "AWS::EFS::FileSystem",
    "AWS::EMR::Cluster",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ReplicationGroup",
    "AWS::Elasticsearch::Domain",
    "AWS::FSx::FileSystem",
    "AWS::KMS::Key",
    "AWS::Kinesis::Stream",
    "AWS::Logs::LogGroup",
    "AWS::Neptune::DBCluster",
    "AWS::Neptune::DBInstance",
    "AWS::OpenSearchService::Domain",
    "AWS::Organizations::Account",
    "AWS::QLDB::Ledger",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::Redshift::Cluster",
    "AWS::SDB::Domain",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
};

struct Retention {
    std::string_view type;
    std::string_view property;
};
constexpr std::array<Retention, 8> retentions = {{
    {"AWS::DocDB::DBCluster", "BackupRetentionPeriod"},
    {"AWS::Kinesis::Stream", "RetentionPeriodHours"},
    {"AWS::RDS::DBCluster", "BackupRetentionPeriod"},
    {"AWS::RDS::DBInstance", "BackupRetentionPeriod"},
    {"AWS::Redshift::Cluster", "AutomatedSnapshotRetentionPeriod"},
    {"AWS::SQS::Queue", "MessageRetentionPeriod"},
    {"AWS::Synthetics::Canary", "FailureRetentionPeriod"},
    {"AWS::Synthetics::Canary", "SuccessRetentionPeriod"},
}};

void check_policies_of(Context& context, std::uint32_t resource, bool stateful) {
    const Document& document = context.document;
    const NodeId node = context.resource(resource).node;
    const NodeId deletion = document.find(node, "DeletionPolicy");
    const NodeId replacement = document.find(node, "UpdateReplacePolicy");
    if (deletion && replacement)
        return;
    const std::string lacking = deletion ? "UpdateReplacePolicy" : "DeletionPolicy";
    const NodeId only = deletion ? deletion : replacement;
    const auto policy = only ? known_text(document, only) : std::nullopt;
    if (policy && *policy != "Delete")
        context.report_key("W3011", node,
                           "a resource is kept by " + std::string(document.key(only)) + ", but has no " + lacking,
                           "set " + lacking + ": " + *policy + " too");
    if (stateful)
        context.report_key(
            "I3011", node,
            "a resource that holds data has no " + (only ? lacking : "DeletionPolicy and no UpdateReplacePolicy"),
            "say with both what becomes of the data");
}

/// Backups of Aurora and of read replicas are set elsewhere.
bool sets_backups(const Context& context, std::uint32_t instance) {
    const NodeId properties = context.properties(instance);
    const auto engine = known_text(context.document, context.document.find(properties, "Engine"));
    return engine && !engine->starts_with("aurora") && !context.document.find(properties, "SourceDBInstanceIdentifier");
}

}  // namespace

void check_kept_data(Context& context) {
    const auto resources = context.templ.resources.entries();
    for (std::uint32_t i = 0; i < resources.size(); ++i) {
        const std::string_view type = context.type_of(i);
        if (type != "AWS::Lambda::Version" && type != "AWS::Lambda::LayerVersion")
            check_policies_of(context, i, std::ranges::binary_search(stateful_types, type));
    }
    for (const Retention& retention : retentions)
        for (const std::uint32_t resource : context.resources_of(retention.type)) {
            const NodeId properties = context.properties(resource);
            if (retention.type == "AWS::RDS::DBInstance" && !sets_backups(context, resource))
                continue;
            const Assumptions::Guard exists(context.assumptions, context.condition_of(resource), true);
            if (!properties ||
                presence(context.document, context.assumptions, properties, retention.property) == Presence::absent)
                context.report_key(
                    "I3013", properties ? properties : context.resource(resource).node,
                    std::string(retention.property) + " is not set: the default removes data after a while");
        }
}

}  // namespace appinfra::validate::rules
