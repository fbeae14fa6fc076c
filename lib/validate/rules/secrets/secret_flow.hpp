#pragma once

#include <map>
#include <optional>
#include <vector>

#include "../../context.hpp"

namespace appinfra::validate::rules {

/// Where a secret comes from.
struct Secret {
    enum class Origin : std::uint8_t {
        parameter,  ///< Marked `NoEcho`.
        reference,  ///< A dynamic reference, which CloudFormation replaces by the value.
        attribute,  ///< What a resource gives away once.
    };
    Origin origin;
    NodeId node;                        ///< Where it enters the value.
    NodeId declared;                    ///< Of the parameter or resource; else `none`.
    std::vector<std::uint32_t> by_way;  ///< Resources that hand it on, the first one first.
};

/// Whether CloudFormation hides the value of a parameter.
[[nodiscard]] bool is_hidden_parameter(const Document& document, NodeId parameter);

/// Finds secrets in values, also where a resource hands on what another property gave it.
class SecretFlow {
public:
    explicit SecretFlow(Context& context);

    /// Whether the template has any.
    [[nodiscard]] bool any() const { return any_; }
    /// The first secret that becomes part of a value, whatever functions put it together.
    [[nodiscard]] std::optional<Secret> secret_in(NodeId value);
    /// Where a finding points: where the secret enters the value, if it does so there.
    [[nodiscard]] static NodeId place(const Secret& secret, NodeId value) {
        return secret.by_way.empty() ? secret.node : value;
    }
    /// The way of a secret into a value, step by step, as notes of a finding.
    void tell(diagnostics::Diagnostic& finding, const Secret& secret, NodeId value) const;
    /// What a message calls it.
    [[nodiscard]] std::string name_of(const Secret& secret) const;

private:
    [[nodiscard]] std::optional<Secret> secret_in(NodeId value, int depth);
    [[nodiscard]] std::optional<Secret> at(NodeId node, int depth);
    [[nodiscard]] bool holds_reference(NodeId root) const;
    [[nodiscard]] std::optional<Secret> looked_up(NodeId arguments, NodeId node) const;
    [[nodiscard]] std::optional<Secret> named(std::string_view name, NodeId node) const;
    [[nodiscard]] std::optional<Secret> given_by(std::string_view resource, std::string_view attribute, NodeId node,
                                                 int depth);

    Context& context_;
    std::vector<bool> hidden_;  ///< Parameters marked `NoEcho`.
    std::vector<bool> mapped_;  ///< Mappings with dynamic references.
    bool any_ = false;
    std::map<std::uint32_t, std::optional<Secret>> handed_on_;
};

}  // namespace appinfra::validate::rules
