#pragma once

#include <utility>
#include <vector>

#include "appinfra/aws/ecs.hpp"
#include "appinfra/aws/kms.hpp"
#include "appinfra/topology/identity.hpp"

namespace appinfra::topology {

/// How the application's secrets get from where they are kept into its environment. Only names and ARNs pass through
/// the template.
struct Secrets {
    struct Delivery {
        std::string variable;
        cfn::Value<cfn::String> value_from;  ///< As a task definition wants it.
    };
    std::vector<Delivery> deliveries;
    std::vector<Statement> read_permissions;  ///< For the one role that reads them.
};

/// Creates the generated secrets (layer `data`) and refers to the existing ones.
[[nodiscard]] Secrets make_secrets(Context& context, const aws::kms::Key::Attributes& key);

/// An existing secret of Secrets Manager, named by the parameter `<title>Source`.
struct SecretAccess {
    cfn::Value<cfn::String> value_from;  ///< As a task definition wants it.
    Statement permission;                ///< To read it.
};
[[nodiscard]] SecretAccess secret_access(Context& context, const std::string& title,
                                         const manifest::Traced<manifest::SecretsManagerSecret>& secret);

/// The suppressions that every secret of ours carries.
[[nodiscard]] std::vector<cfn::Suppression> secret_suppressions(const std::string& reason);

}  // namespace appinfra::topology
