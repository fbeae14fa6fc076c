#pragma once

#include "appinfra/aws/kms.hpp"
#include "appinfra/topology/context.hpp"

namespace appinfra::topology {

/// A customer managed key for what `comment` says, with rotation, usable by AWS services of this account on behalf of
/// its principals. Belongs to the block and layer in which it is made.
struct KeySpec {
    std::string comment;
    std::optional<cfn::Condition> condition = {};
};
[[nodiscard]] aws::kms::Key::Attributes make_key(Context& context, const std::string& logical_id, const KeySpec& spec);

/// The key of everything that holds state. Layer `data`.
[[nodiscard]] aws::kms::Key::Attributes make_data_key(Context& context);

}  // namespace appinfra::topology
