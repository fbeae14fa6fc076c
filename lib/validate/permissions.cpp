#include "permissions.hpp"

#include <algorithm>

namespace appinfra::validate {

void note_lack(Context& context, diagnostics::Diagnostic& finding, std::uint32_t role, std::string_view action) {
    note_resource(context, finding, role, "no policy of this role allows " + std::string(action) + " for it");
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
    context_.property(policy, path, [&](NodeId roles) {
        each_item(context_.document, context_.assumptions, roles, [&](NodeId role) { attach(policy, role); });
    });
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

Grant Permissions::granted_by(std::uint32_t policy, std::string_view action) {
    Grant grant;
    context_.property(policy, "PolicyDocument",
                      [&](NodeId document) { grant.add(granted_in(context_, document, action)); });
    return grant;
}

Grant Permissions::granted_at_once(std::uint32_t role, std::string_view action) {
    Grant grant;
    const Document& document = context_.document;
    context_.property(role, "ManagedPolicyArns", [&](NodeId arns) {
        each_item(document, context_.assumptions, arns, [&](NodeId arn) {
            const auto reference = reference_of(context_.templ, arn);
            if (reference && context_.type_of(reference->resource) == "AWS::IAM::ManagedPolicy")
                grant.add(granted_by(reference->resource, action));
            else if (!is_no_value(document, arn))
                grant.add(granted_by_aws(context_, arn, action));
        });
    });
    context_.property(role, "Policies", [&](NodeId policies) {
        each_item(document, context_.assumptions, policies, [&](NodeId policy) {
            if (const NodeId own = document.find(policy, "PolicyDocument"))
                grant.add(granted_in(context_, own, action));
            else if (!is_no_value(document, policy))
                grant.add({Allowed::unknown, true});
        });
    });
    return grant;
}

Allowed Permissions::policy_allows(std::uint32_t policy, std::string_view action) {
    return granted_by(policy, action).allowed;
}

Allowed Permissions::allows_at_once(std::uint32_t role, std::string_view action) {
    return granted_at_once(role, action).allowed;
}

Grant Permissions::decide(std::uint32_t role, std::string_view action) {
    if (!context_.properties(role) || open_ || shared_[role] || context_.templ.open())
        return {Allowed::unknown, true};
    Grant grant = granted_at_once(role, action);
    for (const std::uint32_t policy : attached_[role])
        grant.add(granted_by(policy, action));
    return grant;
}

Allowed Permissions::allows(std::uint32_t role, const Need& need) {
    const auto [entry, fresh] = decided_.try_emplace({role, need.action});
    Grant& grant = entry->second;
    if (fresh) {
        grant = decide(role, need.action);
        std::ranges::sort(grant.resources);
        grant.resources.erase(std::unique(grant.resources.begin(), grant.resources.end()), grant.resources.end());
    }
    const bool elsewhere = need.target != Need::anything && misses(context_, grant, subject_of(context_, need.target));
    return elsewhere ? Allowed::no : grant.allowed;
}

}  // namespace appinfra::validate
