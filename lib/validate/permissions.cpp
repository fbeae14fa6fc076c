#include "permissions.hpp"

#include <algorithm>
#include <array>

#include "resource_type.hpp"

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

Allowed managed_allows(std::string_view policy, std::string_view action) {
    Allowed result = Allowed::unknown;
    for (const ManagedAction& known : managed_actions) {
        if (known.policy != policy)
            continue;
        if (action_matches(known.action, action))
            return Allowed::yes;
        result = Allowed::no;
    }
    return result;
}

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// The name of a managed policy of AWS behind the last `:aws:policy/`.
std::string_view managed_name(const Document& document, NodeId arn) {
    constexpr std::string_view owner = ":iam::aws:policy/";
    const auto pieces = pieces_of(document, arn);
    if (pieces.empty() || pieces.back().kind != Piece::Kind::text)
        return {};
    const std::size_t at = pieces.back().text.find(owner);
    return at == std::string_view::npos ? std::string_view{} : pieces.back().text.substr(at + owner.size());
}

Allowed either(Allowed one, Allowed other) { return std::max(one, other); }

/// Calls `visit` for each item of a list, or for the value itself where it is no list, through `Fn::If`.
template <class Visit>
void each_item(Context& context, NodeId node, Visit&& visit) {
    each_branch(context.document, context.assumptions, node, [&](NodeId value) {
        if (context.document.kind(value) != Kind::list)
            return visit(value);
        for (const NodeId item : context.document.children(value))
            each_branch(context.document, context.assumptions, item, visit);
    });
}

Allowed statement_allows(Context& context, NodeId statement, std::string_view action) {
    const Document& document = context.document;
    if (is_no_value(document, statement))
        return Allowed::no;
    if (document.kind(statement) != Kind::map || call_of(document, statement))
        return Allowed::unknown;
    if (text_of(document, document.find(statement, "Effect")) == "Deny")
        return Allowed::no;
    const NodeId actions = document.find(statement, "Action");
    if (!actions)
        return Allowed::unknown;
    Allowed result = Allowed::no;
    each_item(context, actions, [&](NodeId item) {
        if (!is_text(document, item))
            result = either(result, is_no_value(document, item) ? Allowed::no : Allowed::unknown);
        else if (action_matches(document.text(item), action))
            result = Allowed::yes;
    });
    return result;
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

Allowed document_allows(Context& context, NodeId policy, std::string_view action) {
    Allowed result = Allowed::no;
    each_branch(context.document, context.assumptions, policy, [&](NodeId document) {
        const NodeId statements = context.document.find(document, "Statement");
        if (!statements)
            result = either(result, is_no_value(context.document, document) ? Allowed::no : Allowed::unknown);
        else
            each_item(context, statements,
                      [&](NodeId statement) { result = either(result, statement_allows(context, statement, action)); });
    });
    return result;
}

Permissions::Permissions(Context& context)
    : context_(context), attached_(context.types.size()), shared_(shared_resources(context)) {
    for (const std::string_view type : {"AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"})
        for (const std::uint32_t policy : context.resources_of(type))
            attach(policy, "Roles");
    for (const std::uint32_t policy : context.resources_of("AWS::IAM::RolePolicy"))
        attach(policy, "RoleName");
}

void Permissions::attach(std::uint32_t policy, std::string_view path) {
    context_.property(policy, path,
                      [&](NodeId roles) { each_item(context_, roles, [&](NodeId role) { attach(policy, role); }); });
}

void Permissions::attach(std::uint32_t policy, NodeId role) {
    if (is_no_value(context_.document, role))
        return;
    if (const auto reference = reference_of(context_.templ, role)) {
        add_new(attached_[reference->resource], {policy});
        return;
    }
    if (!is_text(context_.document, role)) {
        open_ = true;
        return;
    }
    for (const std::uint32_t place : context_.resources_of("AWS::IAM::Role"))
        context_.property(place, "RoleName", [&](NodeId name) {
            if (text_of(context_.document, name) == context_.document.text(role))
                add_new(attached_[place], {policy});
        });
}

Allowed Permissions::policy_allows(std::uint32_t policy, std::string_view action) {
    Allowed result = Allowed::no;
    context_.property(policy, "PolicyDocument",
                      [&](NodeId document) { result = either(result, document_allows(context_, document, action)); });
    return result;
}

Allowed Permissions::by_managed(std::uint32_t role, std::string_view action) {
    Allowed result = Allowed::no;
    context_.property(role, "ManagedPolicyArns", [&](NodeId arns) {
        each_item(context_, arns, [&](NodeId arn) {
            const auto reference = reference_of(context_.templ, arn);
            if (reference && context_.type_of(reference->resource) == "AWS::IAM::ManagedPolicy")
                result = either(result, policy_allows(reference->resource, action));
            else if (!is_no_value(context_.document, arn))
                result = either(result, managed_allows(managed_name(context_.document, arn), action));
        });
    });
    return result;
}

Allowed Permissions::allows_at_once(std::uint32_t role, std::string_view action) {
    Allowed result = by_managed(role, action);
    context_.property(role, "Policies", [&](NodeId policies) {
        each_item(context_, policies, [&](NodeId policy) {
            if (const NodeId document = context_.document.find(policy, "PolicyDocument"))
                result = either(result, document_allows(context_, document, action));
            else if (!is_no_value(context_.document, policy))
                result = either(result, Allowed::unknown);
        });
    });
    return result;
}

Allowed Permissions::decide(std::uint32_t role, std::string_view action) {
    if (!context_.properties(role) || open_ || shared_[role] || context_.templ.open())
        return Allowed::unknown;
    Allowed result = allows_at_once(role, action);
    for (const std::uint32_t policy : attached_[role])
        result = either(result, policy_allows(policy, action));
    return result;
}

Allowed Permissions::allows(std::uint32_t role, std::string_view action) {
    const auto [entry, fresh] = decided_.try_emplace({role, action}, Allowed::unknown);
    if (fresh)
        entry->second = decide(role, action);
    return entry->second;
}

}  // namespace appinfra::validate
