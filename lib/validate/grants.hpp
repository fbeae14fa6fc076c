#pragma once

#include <string_view>
#include <vector>

#include "relations.hpp"

namespace appinfra::validate {

/// Whether something is allowed; `unknown` where a policy of another stack, a parameter or the like decides.
enum class Allowed : std::uint8_t { no, unknown, yes };

/// What some policies allow of one action.
struct Grant {
    Allowed allowed = Allowed::no;
    bool anywhere = false;  ///< Perhaps for resources that nothing here names.
    Places resources = {};  ///< For these, when not anywhere.

    void add(const Grant& other);
};

/// What a policy document allows of an action in any statement.
[[nodiscard]] Grant granted_in(Context& context, NodeId policy, std::string_view action);

/// What a managed policy of AWS allows, by the text that names it.
[[nodiscard]] Grant granted_by_aws(Context& context, NodeId arn, std::string_view action);

/// Whether a grant surely does not reach a resource: it names others only.
[[nodiscard]] bool misses(Context& context, const Grant& grant, std::uint32_t target);

/// The resource that a reference is about: the secret of an attachment, else the resource itself.
[[nodiscard]] std::uint32_t subject_of(Context& context, std::uint32_t resource);

/// Whether a pattern of a policy, such as `s3:Get*`, matches an action.
[[nodiscard]] bool action_matches(std::string_view pattern, std::string_view action);

}  // namespace appinfra::validate
