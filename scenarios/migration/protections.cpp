#include <algorithm>
#include <array>

#include "../shell_word.hpp"
#include "survey.hpp"

namespace appinfra::scenarios {
namespace {

using compare::Change;
using document::Document;
using document::Kind;
using document::NodeId;

NodeId property(const Document& document, NodeId resource, std::initializer_list<std::string_view> path) {
    NodeId node = document.find(resource, "Properties");
    for (const std::string_view key : path)
        node = node ? document.find(node, key) : node;
    return node;
}

/// Whether it may be on: values that are known only when deploying count as on.
bool may_be_on(const Document& document, NodeId value) {
    if (!value)
        return false;
    switch (document.kind(value)) {
        case Kind::boolean:
            return document.boolean(value);
        case Kind::string:
            return document.text(value) != "false" && document.text(value) != "INACTIVE";
        default:
            return true;
    }
}

bool protects_balancer(const Document& document, NodeId resource) {
    const NodeId attributes = property(document, resource, {"LoadBalancerAttributes"});
    if (!attributes || document.kind(attributes) != Kind::list)
        return false;
    for (const NodeId attribute : document.children(attributes)) {
        const NodeId key = document.find(attribute, "Key");
        if (key && document.kind(key) == Kind::string && document.text(key) == "deletion_protection.enabled")
            return may_be_on(document, document.find(attribute, "Value"));
    }
    return false;
}

/// An instance is protected by itself or by the launch template that made it.
bool protects_instances(const Document& document, NodeId resource) {
    return may_be_on(document, property(document, resource, {"DisableApiTermination"})) ||
           may_be_on(document, property(document, resource, {"LaunchTemplateData", "DisableApiTermination"}));
}

/// What stops the deletion of resources of `type`, when a resource of type `found_on` says so, and how it is taken
/// away: `{}` stands for the physical id.
struct Protection {
    std::string_view type;
    std::string_view found_on;
    bool (*is_on)(const Document&, NodeId);
    std::string_view before;
    std::string_view after;
};

constexpr std::array protections{
    Protection{"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer",
               protects_balancer, "aws elbv2 modify-load-balancer-attributes --load-balancer-arn ",
               " \\\n    --attributes Key=deletion_protection.enabled,Value=false"},
    Protection{"AWS::EC2::Instance", "AWS::EC2::Instance", protects_instances,
               "aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id ", ""},
    Protection{"AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", protects_instances,
               "aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id ", ""},
};

std::string physical_id(const std::string& stack, const std::string& logical_id) {
    return "\"$(aws cloudformation describe-stack-resource --stack-name " + shell_word(stack) +
           " \\\n    --logical-resource-id " + shell_word(logical_id) +
           " --query StackResourceDetail.PhysicalResourceId --output text)\"";
}

bool is_on(const Document& before, const Protection& protection) {
    const NodeId resources = before.find(before.root(), "Resources");
    for (const NodeId resource : before.children(resources))
        if (before.text(before.find(resource, "Type")) == protection.found_on && protection.is_on(before, resource))
            return true;
    return false;
}

}  // namespace

std::vector<std::string> release_protections(const Document& before, const std::string& stack,
                                             const compare::Prediction& prediction) {
    std::vector<std::string> commands;
    for (const Protection& protection : protections) {
        if (!is_on(before, protection))
            continue;
        for (const Change& change : prediction.changes) {
            if (change.type != protection.type || !change.is_deleted())
                continue;
            std::string command =
                std::string(protection.before) + physical_id(stack, change.logical_id) + std::string(protection.after);
            if (std::ranges::find(commands, command) == commands.end())
                commands.push_back(std::move(command));
        }
    }
    return commands;
}

}  // namespace appinfra::scenarios
