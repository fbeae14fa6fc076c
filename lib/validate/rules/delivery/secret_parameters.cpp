#include <array>

#include "../../text.hpp"
#include "delivery.hpp"

namespace appinfra::validate::rules {
namespace {

struct Secret {
    std::string_view type;
    std::string_view path;
};

/// Properties that take a dynamic reference to a secure value.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html
/// (2026-11-24)
constexpr std::array<Secret, 11> secrets = {{
    {"AWS::DirectoryService::MicrosoftAD", "Password"},
    {"AWS::DirectoryService::SimpleAD", "Password"},
    {"AWS::ElastiCache::ReplicationGroup", "AuthToken"},
    {"AWS::IAM::User", "LoginProfile/Password"},
    {"AWS::KinesisFirehose::DeliveryStream", "RedshiftDestinationConfiguration/Password"},
    {"AWS::OpsWorks::App", "AppSource/Password"},
    {"AWS::OpsWorks::Stack", "CustomCookbooksSource/Password"},
    {"AWS::OpsWorks::Stack", "RdsDbInstances/*/DbPassword"},
    {"AWS::RDS::DBCluster", "MasterUserPassword"},
    {"AWS::RDS::DBInstance", "MasterUserPassword"},
    {"AWS::Redshift::Cluster", "MasterUserPassword"},
}};

}  // namespace

void check_secret_parameters(Context& context) {
    for (const Secret& secret : secrets)
        for (const std::uint32_t resource : context.resources_of(secret.type))
            context.property(resource, secret.path, [&](NodeId node) {
                const auto call = call_of(context.document, node);
                if (!call || call->function != Function::ref)
                    return;
                const std::string_view name = text_of(context.document, call->argument);
                if (context.templ.parameters.contains(name))
                    context.report_key("W1011", node, "a secret comes from parameter " + quoted(name),
                                       "let a dynamic reference read it from Secrets Manager");
            });
}

}  // namespace appinfra::validate::rules
