#include "safety.hpp"

namespace appinfra::validate::rules {
namespace {

struct Encrypted {
    std::string_view type;
    std::string_view key;
};

constexpr Encrypted encrypted[] = {
    {"AWS::RDS::DBInstance", "KmsKeyId"},
    {"AWS::RDS::DBCluster", "KmsKeyId"},
    {"AWS::DocDB::DBCluster", "KmsKeyId"},
    {"AWS::Neptune::DBCluster", "KmsKeyId"},
    {"AWS::Redshift::Cluster", "KmsKeyId"},
    {"AWS::EFS::FileSystem", "KmsKeyId"},
    {"AWS::FSx::FileSystem", "KmsKeyId"},
    {"AWS::EC2::Volume", "KmsKeyId"},
    {"AWS::ElastiCache::ReplicationGroup", "KmsKeyId"},
    {"AWS::Logs::LogGroup", "KmsKeyId"},
    {"AWS::SecretsManager::Secret", "KmsKeyId"},
    {"AWS::DynamoDB::Table", "SSESpecification/KMSMasterKeyId"},
    {"AWS::OpenSearchService::Domain", "EncryptionAtRestOptions/KmsKeyId"},
    {"AWS::Backup::BackupVault", "EncryptionKeyArn"},
    {"AWS::S3::Bucket",
     "BucketEncryption/ServerSideEncryptionConfiguration/*/ServerSideEncryptionByDefault/KMSMasterKeyID"},
};

}  // namespace

void check_keys_of_kept_data(Context& context) {
    if (context.resources_of("AWS::KMS::Key").empty())
        return;
    for (const Encrypted& entry : encrypted)
        for (const std::uint32_t resource : context.resources_of(entry.type)) {
            if (fate_of(context, resource, "DeletionPolicy") != Fate::kept)
                continue;
            Places keys = referred(context, resource, entry.key, {"AWS::KMS::Key"});
            for (const std::uint32_t alias : referred(context, resource, entry.key, {"AWS::KMS::Alias"}))
                add_new(keys, referred(context, alias, "TargetKeyId", {"AWS::KMS::Key"}));
            for (const std::uint32_t key : keys) {
                const Fate fate = fate_of(context, key, "DeletionPolicy");
                if (fate != Fate::unsaid && fate != Fate::lost)
                    continue;
                auto& finding =
                    context.report_key("A2303", context.resource(key).node,
                                       "the key is deleted with the stack, but what it encrypts in " +
                                           name_of(context, resource) + " is kept and can no longer be read",
                                       "add DeletionPolicy: Retain and UpdateReplacePolicy: Retain to the key");
                note_resource(context, finding, resource, "this is kept");
            }
        }
}

}  // namespace appinfra::validate::rules
