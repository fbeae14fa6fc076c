#pragma once

#include "../permissions.hpp"

namespace appinfra::validate::rules {

/// What a function's role must be allowed so that Lambda can poll a source; nothing where the source is not known.
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html (2026-11-24)
/// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html (2026-11-24)
/// https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html (2026-11-24)
[[nodiscard]] std::vector<Need> polling_needs(Context& context, NodeId source);

/// The same for the source of an event source mapping.
[[nodiscard]] std::vector<Need> polling_needs(Context& context, std::uint32_t mapping);

}  // namespace appinfra::validate::rules
