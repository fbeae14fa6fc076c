#pragma once

#include "../../embedded.hpp"

namespace appinfra::validate::rules {

enum class PolicyKind : std::uint8_t { identity, resource, repository, trust };

/// Where a policy document stands. The same places as cfn-lint's.
struct PolicyPlace {
    std::string_view type;
    std::string_view path;
    PolicyKind kind;
};

/// A policy document while it is judged.
struct Policy {
    Context& context;
    const PolicyPlace& place;
    const Embedded& document;

    /// Calls `visit(NodeId)` for each value of the policy at a path, and for each item of lists there.
    template <class Visit>
    void each(NodeId node, std::string_view path, Visit&& visit) const {
        each_value(document.document(), context.assumptions, node, path,
                   [&](NodeId value) { each_item(document.document(), context.assumptions, value, visit); });
    }
};

void check_version(const Policy& policy);
void check_actions(const Policy& policy, NodeId statement);
void check_statement_resources(const Policy& policy, NodeId statement);
void check_policy_arns(const Policy& policy, NodeId statement);
void check_policy_references(const Policy& policy, NodeId statement);

void check_policy_documents(Context& context);
void check_state_machines(Context& context);
void check_system_documents(Context& context);
void check_update_policies(Context& context);
void check_metadata(Context& context);
void check_modules(Context& context);
void check_role_arns(Context& context);
void check_hard_coded_arns(Context& context);

}  // namespace appinfra::validate::rules
