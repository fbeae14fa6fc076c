#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "grants.hpp"

namespace appinfra::validate {

/// Something that a role must be allowed: an action as `secretsmanager:GetSecretValue`, and perhaps the resource of the
/// template that it is about.
struct Need {
    static constexpr std::uint32_t anything = UINT32_MAX;

    std::string_view action = {};  ///< Empty where nothing is needed, or not known.
    std::uint32_t target = anything;
};

/// What the policies of a template let its roles do, whatever the conditions of the statements. Denials are left aside.
class Permissions {
public:
    explicit Permissions(Context& context);

    /// `no` also where every statement for the action names other resources than the target.
    [[nodiscard]] Allowed allows(std::uint32_t role, const Need& need);
    /// By what is part of the role itself or a managed policy of AWS.
    [[nodiscard]] Allowed allows_at_once(std::uint32_t role, std::string_view action);
    /// By one policy that is a resource of its own.
    [[nodiscard]] Allowed policy_allows(std::uint32_t policy, std::string_view action);
    /// The policies that are resources of their own.
    [[nodiscard]] const Places& attached(std::uint32_t role) const { return attached_[role]; }

private:
    void attach(std::uint32_t policy, std::string_view path);
    void attach(std::uint32_t policy, NodeId role);
    [[nodiscard]] Grant granted_at_once(std::uint32_t role, std::string_view action);
    [[nodiscard]] Grant granted_by(std::uint32_t policy, std::string_view action);
    [[nodiscard]] Grant decide(std::uint32_t role, std::string_view action);

    Context& context_;
    std::vector<Places> attached_;  ///< Of each resource that is a role.
    std::vector<bool> shared_;
    bool open_ = false;  ///< Some policy is attached to roles that are not known.
    std::map<std::pair<std::uint32_t, std::string_view>, Grant> decided_;
};

/// Says in a note that a role lacks a permission.
void note_lack(Context& context, diagnostics::Diagnostic& finding, std::uint32_t role, std::string_view action);

}  // namespace appinfra::validate
