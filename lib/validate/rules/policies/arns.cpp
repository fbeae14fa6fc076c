#include <algorithm>
#include <array>

#include "../../arn.hpp"
#include "../../functions.hpp"
#include "../../plain_ref.hpp"
#include "../../text.hpp"
#include "policies.hpp"

namespace appinfra::validate::rules {
namespace {

struct RolePlace {
    std::string_view type;
    std::string_view path;
};

/// The same places as cfn-lint's.
constexpr std::array role_places = {
    RolePlace{"AWS::Backup::BackupSelection", "BackupSelection/IamRoleArn"},
    RolePlace{"AWS::Batch::ComputeEnvironment", "ComputeResources/SpotIamFleetRole"},
    RolePlace{"AWS::Batch::ComputeEnvironment", "ServiceRole"},
    RolePlace{"AWS::EC2::SpotFleet", "SpotFleetRequestConfigData/IamFleetRole"},
    RolePlace{"AWS::ECS::TaskDefinition", "ExecutionRoleArn"},
    RolePlace{"AWS::S3::Bucket", "ReplicationConfiguration/Role"},
};

/// Paths may stand before the name: role/service/name.
bool is_role_name(std::string_view text) {
    constexpr std::string_view marks = "_+=,.@-/";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
               marks.find(c) != marks.npos;
    });
}

bool is_role_arn(std::string_view text) {
    constexpr std::string_view role = "role/";
    const auto arn = parse_arn(text);
    return arn && (arn->partition.empty() || is_partition(arn->partition)) && arn->service == "iam" &&
           arn->region.empty() && arn->account && is_account(*arn->account) && arn->resource.starts_with(role) &&
           is_role_name(arn->resource.substr(role.size()));
}

bool is_resource_arn(std::string_view text) {
    const auto arn = parse_arn(text);
    if (!arn || !is_partition(arn->partition) || arn->service.empty())
        return false;
    return !arn->account || (!arn->resource.empty() && (arn->account->empty() || arn->account == "*" ||
                                                        arn->account == "aws" || is_account(*arn->account)));
}

}  // namespace

void check_policy_arns(const Policy& policy, NodeId statement) {
    const Document& document = policy.document.document();
    policy.each(statement, "Resource", [&](NodeId resource) {
        const std::string_view text = text_of(document, resource);
        const bool all = text == "*" && policy.place.type != "AWS::S3::BucketPolicy";
        if (is_text(document, resource) && !all && !is_resource_arn(text))
            policy.document.report(policy.context, "E3514", resource, "resource " + quoted(text) + " is not an ARN");
    });
}

/// A name or an id names nothing in a policy.
void check_policy_references(const Policy& policy, NodeId statement) {
    Context& context = policy.context;
    if (&policy.document.document() != &context.document)
        return;
    for (const std::string_view path : {"Resource", "NotResource", "Principal/AWS", "NotPrincipal/AWS"})
        policy.each(statement, path, [&](NodeId value) {
            const auto call = call_of(context.document, value);
            if (!call || call->function != Function::ref)
                return;
            const auto reference = reference_of(context.templ, value);
            if (!reference)
                return;
            const std::string_view name = context.resource(reference->resource).name;
            if (const PlainRef* const given = find_plain_ref(context.type_of(reference->resource)))
                context.report("E1041", value, given->message(name), given->advice(name));
        });
}

void check_role_arns(Context& context) {
    for (const RolePlace& place : role_places)
        for (const std::uint32_t owner : context.resources_of(place.type))
            context.property(owner, place.path, [&](NodeId value) {
                const std::string_view text = text_of(context.document, value);
                if (is_text(context.document, value) && text.find("{{resolve:") == text.npos && !is_role_arn(text))
                    context.report("E3511", value, quoted(text) + " is not the ARN of a role",
                                   "it looks like arn:aws:iam::123456789012:role/name");
            });
}

}  // namespace appinfra::validate::rules
