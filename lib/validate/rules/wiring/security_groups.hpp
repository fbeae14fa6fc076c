#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "../../relations.hpp"

namespace appinfra::validate::rules {

/// What the security groups of a template let through. Whatever cannot be known counts as let through.
class SecurityGroups {
public:
    explicit SecurityGroups(Context& context);

    /// The groups of a resource; nothing unless they are all of this template and kept to it.
    [[nodiscard]] std::optional<Places> of(std::uint32_t resource);
    /// Whether traffic of one resource's groups surely does not reach a TCP port behind others.
    [[nodiscard]] bool block(const Places& from, const Places& to, int port);
    /// The rule that surely lets the whole internet in to a TCP port, which may be spelled as that of `store`; else
    /// `none`.
    [[nodiscard]] NodeId open_to_world(std::uint32_t group, int port, std::optional<std::uint32_t> store = {});

private:
    struct Rule {
        NodeId node;
        NodeId peer;  ///< The group at the other end.
    };
    void add(std::vector<std::vector<Rule>>& rules, std::string_view type, std::string_view list,
             std::string_view peer);
    [[nodiscard]] bool may_cover(NodeId rule, int port);
    [[nodiscard]] bool says_ports(NodeId rule, std::optional<std::uint32_t> store);
    [[nodiscard]] bool leads(const std::vector<Rule>& rules, const Places& peers, int port);

    Context& context_;
    std::vector<bool> shared_;
    std::vector<std::vector<Rule>> ingress_;  ///< Of each resource that is a group.
    std::vector<std::vector<Rule>> egress_;
    bool open_ = false;  ///< Some rule belongs to a group that is not known.
};

}  // namespace appinfra::validate::rules
