#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Tags that are required, and that must propagate.
inline constexpr auto tag_rules = std::to_array<RuleLine>({
    {"A2401", "required-tag-missing", warning, "a resource lacks a tag that every resource must have"},
    {"A2402", "required-tag-stays-on-group", warning,
     "a required tag of an Auto Scaling group is not passed on to its instances"},
    {"A2403", "tags-stay-on-service", info, "a service does not pass its tags on to its tasks"},
    {"A2404", "tags-stay-on-template", info, "a launch template tags instances but not their volumes"},
    {"A2405", "tags-stay-on-schedule", info, "tasks that a schedule or rule starts have no tags"},
    {"A2406", "keys-differ-by-case", warning, "two tags of a resource differ only in the case of their keys"},
    {"A2407", "tags-stay-on-node-group", info, "the tags of a node group are not those of its instances"},
});

}  // namespace appinfra::validate::lines
