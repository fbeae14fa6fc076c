#include "ordering.hpp"

namespace appinfra::validate::rules {
namespace {

/// Without it, nothing is lost but what the function says of itself.
bool only_logs(Context& context, std::uint32_t policy) {
    bool only = true;
    const auto look = [&](NodeId action) {
        only = only &&
               (context.document.kind(action) == Kind::list || text_of(context.document, action).starts_with("logs:"));
    };
    context.property(policy, "PolicyDocument/Statement/*/Action", look);
    context.property(policy, "PolicyDocument/Statement/*/Action/*", look);
    return only;
}

void check_resource(Context& context, std::uint32_t resource, std::uint32_t function,
                    const std::vector<Places>& policies) {
    for (const std::uint32_t role : referred(context, function, "Role", {"AWS::IAM::Role"})) {
        Places needed = policies[role];
        std::erase_if(needed, [&](std::uint32_t policy) {
            return only_logs(context, policy) || context.graph().reaches(policy, resource);
        });
        if (needed.empty() || needs_any(context, resource, needed))
            continue;
        auto& finding = context.report_key("A2006", property_or_resource(context, resource, "ServiceToken"),
                                           "function " + name_of(context, function) +
                                               " may be called before its role has " + name_of(context, needed.front()),
                                           "add DependsOn: " + std::string(context.resource(needed.front()).name));
        note_resource(context, finding, needed.front(), "the role gets the policy here");
    }
}

/// The policies of each role that are resources of their own.
std::vector<Places> attached_policies(Context& context) {
    std::vector<Places> policies(context.types.size());
    const auto attach = [&](std::string_view type, std::string_view path) {
        for (const std::uint32_t policy : context.resources_of(type))
            for (const std::uint32_t role : referred(context, policy, path, {"AWS::IAM::Role"}))
                policies[role].push_back(policy);
    };
    attach("AWS::IAM::Policy", "Roles/*");
    attach("AWS::IAM::ManagedPolicy", "Roles/*");
    attach("AWS::IAM::RolePolicy", "RoleName");
    return policies;
}

/// What answers a custom resource, perhaps by way of an alias or version.
Places functions_of(Context& context, std::uint32_t resource) {
    Places functions = referred(context, resource, "ServiceToken", {"AWS::Lambda::Function"});
    for (const std::uint32_t alias :
         referred(context, resource, "ServiceToken", {"AWS::Lambda::Alias", "AWS::Lambda::Version"}))
        add_new(functions, referred(context, alias, "FunctionName", {"AWS::Lambda::Function"}));
    return functions;
}

}  // namespace

void check_custom_resource_before_policy(Context& context) {
    if (context.resources_of("AWS::Lambda::Function").empty())
        return;
    std::vector<Places> policies;
    for (std::uint32_t resource = 0; resource < context.types.size(); ++resource) {
        const std::string_view type = context.type_of(resource);
        if (!type.starts_with("Custom::") && type != "AWS::CloudFormation::CustomResource")
            continue;
        if (policies.empty())
            policies = attached_policies(context);
        for (const std::uint32_t function : functions_of(context, resource))
            check_resource(context, resource, function, policies);
    }
}

}  // namespace appinfra::validate::rules
