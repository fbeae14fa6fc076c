#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Resources and their attributes other than properties.
inline constexpr auto resource_rules = std::to_array<RuleLine>({
    {"E3001", "invalid-resource", error,
     "a resource has an invalid name, or an unknown, missing or malformed attribute"},
    {"E3004", "circular-dependency", error, "resources depend on each other in a circle"},
    {"E3005", "invalid-depends-on", error, "DependsOn names a resource that does not exist, or the resource itself"},
    {"E3006", "unknown-type", error, "a resource has a type that does not exist, or not in the region"},
    {"E3007", "name-used-twice", error, "a parameter and a resource have the same name"},
    {"E3010", "too-many-resources", error, "a template has more than 500 resources"},
    {"E3011", "long-resource-name", error, "the name of a resource exceeds 255 characters"},
    {"E3015", "invalid-resource-condition", error, "the condition of a resource does not exist"},
    {"E3019", "same-identifier", error, "two resources of a type have the same name or other identifier"},
    {"E3035", "invalid-deletion-policy", error, "DeletionPolicy has a value that does not exist"},
    {"E3036", "invalid-update-replace-policy", error, "UpdateReplacePolicy has a value that does not exist"},
    {"W3005", "needless-depends-on", warning, "DependsOn names a resource that is referred to, too"},
    {"W3045", "bucket-access-control", warning, "a bucket has AccessControl rather than a policy"},
});

}  // namespace appinfra::validate::lines
