#pragma once

#include <map>
#include <optional>

#include "../../permissions.hpp"

namespace appinfra::validate::rules {

/// What it takes to read a secret that a value names, as an environment variable does; empty where it names none.
[[nodiscard]] Need reading_need(Context& context, NodeId value);

/// The keys of secrets.
class SecretKeys {
public:
    explicit SecretKeys(Context& context) : context_(context) {}

    /// What whoever reads a secret must be allowed besides: to use its key, where that is one of the template whose
    /// policy leaves it to the policies of roles.
    /// https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html (2026-11-24)
    [[nodiscard]] std::optional<Need> need(std::uint32_t secret);

private:
    [[nodiscard]] bool leaves_to_account(std::uint32_t key);

    Context& context_;
    std::map<std::uint32_t, bool> left_;  ///< Of each key that was asked for.
};

}  // namespace appinfra::validate::rules
