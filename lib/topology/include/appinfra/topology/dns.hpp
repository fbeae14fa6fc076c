#pragma once

#include "appinfra/aws/certificatemanager.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// The hosted zone of the application's domains, when there is one in this account.
struct Dns {
    cfn::Parameter zone;
    cfn::Condition has_zone;
};
[[nodiscard]] Dns make_dns(Context& context);

/// A certificate validated by DNS: at once when the zone is known, else when somebody adds the record that the stack's
/// events show. In the layer of the block in which it is made.
[[nodiscard]] aws::certificatemanager::Certificate::Attributes make_certificate(
    Context& context, const Dns& dns, const std::string& logical_id, const cfn::Value<cfn::String>& domain,
    const std::optional<cfn::Condition>& condition = {});

/// A and AAAA records that are aliases of a load balancer, API or distribution. Only with a zone.
struct AliasSpec {
    std::string logical_id;
    cfn::Value<cfn::String> domain;
    cfn::Value<cfn::String> target;
    cfn::Value<cfn::String> target_zone;
    cfn::Condition condition;
    /// Whether a second stack may have records of the same domain while the application moves; the weights of both
    /// decide who gets how much of the traffic.
    bool shared = false;
};
void make_aliases(Context& context, const Dns& dns, const AliasSpec& spec);

}  // namespace appinfra::topology
