#pragma once

#include "../../context.hpp"
#include "place.hpp"

namespace appinfra::validate::rules {

/// Checks each `{{resolve:...}}` of a string that stands at a place.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html (2026-11-24)
void check_dynamic_references(Context& context, NodeId node, std::string_view text, const Place& place);

}  // namespace appinfra::validate::rules
