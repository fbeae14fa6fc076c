#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "relations.hpp"

namespace appinfra::validate {

/// Whether something is allowed; `unknown` where a policy of another stack, a parameter or the like decides.
enum class Allowed : std::uint8_t { no, unknown, yes };

/// What the policies of a template let its roles do, whatever the resources and conditions of the statements. Denials
/// are left aside.
class Permissions {
public:
    explicit Permissions(Context& context);

    /// `action` as `secretsmanager:GetSecretValue`.
    [[nodiscard]] Allowed allows(std::uint32_t role, std::string_view action);
    /// By what is part of the role itself or a managed policy of AWS.
    [[nodiscard]] Allowed allows_at_once(std::uint32_t role, std::string_view action);
    /// By one policy that is a resource of its own.
    [[nodiscard]] Allowed policy_allows(std::uint32_t policy, std::string_view action);
    /// The policies that are resources of their own.
    [[nodiscard]] const Places& attached(std::uint32_t role) const { return attached_[role]; }

private:
    void attach(std::uint32_t policy, std::string_view path);
    void attach(std::uint32_t policy, NodeId role);
    [[nodiscard]] Allowed by_managed(std::uint32_t role, std::string_view action);
    [[nodiscard]] Allowed decide(std::uint32_t role, std::string_view action);

    Context& context_;
    std::vector<Places> attached_;  ///< Of each resource that is a role.
    std::vector<bool> shared_;
    bool open_ = false;  ///< Some policy is attached to roles that are not known.
    std::map<std::pair<std::uint32_t, std::string_view>, Allowed> decided_;
};

/// Whether a policy document allows an action in any statement.
[[nodiscard]] Allowed document_allows(Context& context, NodeId policy, std::string_view action);

/// Whether a pattern of a policy, such as `s3:Get*`, matches an action.
[[nodiscard]] bool action_matches(std::string_view pattern, std::string_view action);

}  // namespace appinfra::validate
