#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// A service that tries the destination when it is told of it, and what lets it.
struct Notifier {
    std::string_view type;
    std::string_view path;
    std::string_view destination;
    std::string_view permission;
    std::string_view permission_path;
    std::string_view principal;  ///< Of a function's permission.
};

constexpr Notifier notifiers[] = {
    {"AWS::S3::Bucket", "NotificationConfiguration/LambdaConfigurations/*/Function", "AWS::Lambda::Function",
     "AWS::Lambda::Permission", "FunctionName", "s3.amazonaws.com"},
    {"AWS::S3::Bucket", "NotificationConfiguration/QueueConfigurations/*/Queue", "AWS::SQS::Queue",
     "AWS::SQS::QueuePolicy", "Queues/*", ""},
    {"AWS::S3::Bucket", "NotificationConfiguration/TopicConfigurations/*/Topic", "AWS::SNS::Topic",
     "AWS::SNS::TopicPolicy", "Topics/*", ""},
    {"AWS::Logs::SubscriptionFilter", "DestinationArn", "AWS::Lambda::Function", "AWS::Lambda::Permission",
     "FunctionName", "logs."},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Targets/*/Id", "AWS::Lambda::Function", "AWS::Lambda::Permission",
     "FunctionName", "elasticloadbalancing.amazonaws.com"},
    {"AWS::Config::ConfigRule", "Source/SourceIdentifier", "AWS::Lambda::Function", "AWS::Lambda::Permission",
     "FunctionName", "config.amazonaws.com"},
    {"AWS::SecretsManager::RotationSchedule", "RotationLambdaARN", "AWS::Lambda::Function", "AWS::Lambda::Permission",
     "FunctionName", "secretsmanager.amazonaws.com"},
};

bool is_for(Context& context, std::uint32_t permission, std::string_view principal) {
    bool found = principal.empty();
    context.property(permission, "Principal", [&](NodeId value) {
        for (const Piece& piece : pieces_of(context.document, value))
            found = found || (piece.kind == Piece::Kind::text && piece.text.starts_with(principal));
    });
    return found;
}

void check_destination(Context& context, std::uint32_t resource, std::uint32_t destination, const Notifier& kind) {
    Places permissions = referring(context, destination, kind.permission, kind.permission_path);
    std::erase_if(permissions, [&](std::uint32_t permission) { return !is_for(context, permission, kind.principal); });
    if (permissions.empty() || needs_any(context, resource, permissions))
        return;
    const std::uint32_t first = permissions.front();
    const bool circular = context.graph().reaches(first, resource);
    auto& finding =
        context.report_key("A2012", property_or_resource(context, resource, kind.path.substr(0, kind.path.find('/'))),
                           name_of(context, resource) + (circular ? " is" : " may be") + " created before it may use " +
                               name_of(context, destination),
                           circular ? "give the resource a name and let the permission spell that, then add DependsOn"
                                    : "add DependsOn: " + std::string(context.resource(first).name));
    note_resource(context, finding, first, circular ? "this allows it, and waits for it" : "this allows it");
}

}  // namespace

void check_destination_before_permission(Context& context) {
    for (const Notifier& kind : notifiers) {
        if (context.resources_of(kind.permission).empty())
            continue;
        for (const std::uint32_t resource : context.resources_of(kind.type))
            for (const std::uint32_t destination : referred(context, resource, kind.path, {kind.destination}))
                check_destination(context, resource, destination, kind);
    }
}

}  // namespace appinfra::validate::rules
