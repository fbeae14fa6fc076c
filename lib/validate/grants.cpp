#include "grants.hpp"

#include <algorithm>
#include <array>

#include "resource_type.hpp"
#include "text.hpp"

namespace appinfra::validate {
namespace {

struct ManagedAction {
    std::string_view policy;
    std::string_view action;
};

/// What managed policies of AWS allow, as far as rules ask. A policy that is not named here may allow anything.
/// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html (2026-11-24)
constexpr std::array managed_actions = {
    ManagedAction{"service-role/AmazonECSTaskExecutionRolePolicy", "ecr:*"},
    ManagedAction{"service-role/AmazonECSTaskExecutionRolePolicy", "logs:CreateLogStream"},
    ManagedAction{"service-role/AmazonECSTaskExecutionRolePolicy", "logs:PutLogEvents"},
    ManagedAction{"service-role/AWSLambdaBasicExecutionRole", "logs:*"},
    ManagedAction{"service-role/AWSLambdaVPCAccessExecutionRole", "logs:*"},
    ManagedAction{"service-role/AWSLambdaVPCAccessExecutionRole", "ec2:*"},
    ManagedAction{"service-role/AWSLambdaSQSQueueExecutionRole", "sqs:*"},
    ManagedAction{"service-role/AWSLambdaSQSQueueExecutionRole", "logs:*"},
    ManagedAction{"service-role/AWSLambdaDynamoDBExecutionRole", "dynamodb:*"},
    ManagedAction{"service-role/AWSLambdaDynamoDBExecutionRole", "logs:*"},
    ManagedAction{"service-role/AWSLambdaKinesisExecutionRole", "kinesis:*"},
    ManagedAction{"service-role/AWSLambdaKinesisExecutionRole", "logs:*"},
    ManagedAction{"AWSXRayDaemonWriteAccess", "xray:*"},
    ManagedAction{"AWSXrayWriteOnlyAccess", "xray:*"},
    ManagedAction{"CloudWatchLambdaInsightsExecutionRolePolicy", "logs:*"},
    ManagedAction{"service-role/AmazonEC2ContainerServiceEventsRole", "ecs:RunTask"},
    ManagedAction{"service-role/AmazonEC2ContainerServiceEventsRole", "iam:PassRole"},
    ManagedAction{"service-role/AmazonEC2ContainerServiceEventsRole", "ecs:TagResource"},
};

Grant managed_grants(std::string_view policy, std::string_view action) {
    Grant result = {Allowed::unknown, true};
    for (const ManagedAction& known : managed_actions) {
        if (known.policy != policy)
            continue;
        if (action_matches(known.action, action))
            return {Allowed::yes, true};
        result = {};
    }
    return result;
}

/// The name of a managed policy of AWS behind the last `:aws:policy/`.
std::string_view managed_name(const Document& document, NodeId arn) {
    constexpr std::string_view owner = ":iam::aws:policy/";
    const auto pieces = pieces_of(document, arn);
    if (pieces.empty() || pieces.back().kind != Piece::Kind::text)
        return {};
    const std::size_t at = pieces.back().text.find(owner);
    return at == std::string_view::npos ? std::string_view{} : pieces.back().text.substr(at + owner.size());
}

/// The resource of the template that an item of `Resource` is about; nothing where it may be about others.
std::optional<std::uint32_t> named_by(Context& context, NodeId item) {
    std::optional<std::uint32_t> named;
    for (const Piece& piece : pieces_of(context.document, item)) {
        const bool is_text = piece.kind == Piece::Kind::text;
        if (piece.kind == Piece::Kind::unknown || (is_text && piece.text.find_first_of("*?") != piece.text.npos))
            return {};
        if (is_text || piece.text.starts_with("AWS::"))
            continue;
        const auto resource = context.templ.resources.find(piece.text);
        if (!resource || (named && named != subject_of(context, *resource)))
            return {};
        named = subject_of(context, *resource);
    }
    return named;
}

/// For which resources a statement is.
void add_resources(Context& context, NodeId statement, Grant& grant) {
    const NodeId resources = context.document.find(statement, "Resource");
    if (!resources)
        grant.anywhere = true;
    else
        each_item(context.document, context.assumptions, resources, [&](NodeId item) {
            if (const auto named = named_by(context, item))
                grant.resources.push_back(*named);
            else if (!is_no_value(context.document, item))
                grant.anywhere = true;
        });
}

Grant granted_by_statement(Context& context, NodeId statement, std::string_view action) {
    const Document& document = context.document;
    if (is_no_value(document, statement))
        return {};
    if (document.kind(statement) != Kind::map || call_of(document, statement))
        return {Allowed::unknown, true};
    if (text_of(document, document.find(statement, "Effect")) == "Deny")
        return {};
    const NodeId actions = document.find(statement, "Action");
    if (!actions)
        return {Allowed::unknown, true};
    Grant grant;
    each_item(document, context.assumptions, actions, [&](NodeId item) {
        if (!is_text(document, item))
            grant.allowed = std::max(grant.allowed, is_no_value(document, item) ? Allowed::no : Allowed::unknown);
        else if (action_matches(document.text(item), action))
            grant.allowed = Allowed::yes;
    });
    if (grant.allowed != Allowed::no)
        add_resources(context, statement, grant);
    return grant;
}

/// The part of a type that names the service, as `AWS::SQS`.
std::string_view service_of(std::string_view type) { return type.substr(0, type.rfind("::")); }

/// Whether what a resource gives may be the ARN of one of another type: it carries any value, or is a part of that.
bool may_stand_for(std::string_view type, std::string_view target) {
    return is_foreign_type(type) || type.starts_with("AWS::CloudFormation::") || type == "AWS::SSM::Parameter" ||
           service_of(type) == service_of(target);
}

}  // namespace

bool action_matches(std::string_view pattern, std::string_view action) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (in < action.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            resume = in;
        } else if (at < pattern.size() && (pattern[at] == '?' || lower(pattern[at]) == lower(action[in]))) {
            ++at;
            ++in;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            in = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

void Grant::add(const Grant& other) {
    allowed = std::max(allowed, other.allowed);
    anywhere = anywhere || other.anywhere;
    resources.insert(resources.end(), other.resources.begin(), other.resources.end());
}

Grant granted_in(Context& context, NodeId policy, std::string_view action) {
    Grant grant;
    each_branch(context.document, context.assumptions, policy, [&](NodeId document) {
        const NodeId statements = context.document.find(document, "Statement");
        if (statements)
            each_item(context.document, context.assumptions, statements,
                      [&](NodeId statement) { grant.add(granted_by_statement(context, statement, action)); });
        else if (!is_no_value(context.document, document))
            grant.add({Allowed::unknown, true});
    });
    return grant;
}

std::uint32_t subject_of(Context& context, std::uint32_t resource) {
    if (context.type_of(resource) != "AWS::SecretsManager::SecretTargetAttachment")
        return resource;
    const Places secrets = referred(context, resource, "SecretId", {"AWS::SecretsManager::Secret"});
    return secrets.size() == 1 ? secrets.front() : resource;
}

Grant granted_by_aws(Context& context, NodeId arn, std::string_view action) {
    return managed_grants(managed_name(context.document, arn), action);
}

bool misses(Context& context, const Grant& grant, std::uint32_t target) {
    return !grant.anywhere && std::ranges::all_of(grant.resources, [&](std::uint32_t resource) {
        const std::string_view type = context.type_of(resource);
        return resource != target && (type == context.type_of(target) || !may_stand_for(type, context.type_of(target)));
    });
}

}  // namespace appinfra::validate
