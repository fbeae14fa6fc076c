#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Instances, containers, functions and their sizes.
inline constexpr auto compute_rules = std::to_array<RuleLine>({
    {"A1110", "invalid-schedule", error,
     "a schedule of EventBridge Scheduler or Application Auto Scaling is malformed"},
    {"A1111", "group-names-in-subnet", error, "an instance with a subnet or network interface names security groups"},
    {"A1113", "rolling-update-without-room", error,
     "a rolling update keeps as many instances in service as the group may have"},
    {"A1114", "sdk-not-in-runtime", warning, "a function asks for version 2 of the AWS SDK, which its runtime lacks"},
    {"E2530", "no-snap-start", error, "SnapStart does not exist for the runtime, or in the region"},
    {"E3027", "invalid-schedule-expression", error, "the schedule of an EventBridge rule is malformed"},
    {"E3049", "fixed-health-check-port", error,
     "the health check of tasks with ports that the host chooses has one port"},
    {"E3052", "service-without-network", error,
     "a service of tasks in network mode awsvpc has no NetworkConfiguration"},
    {"E3053", "different-host-port", error, "in network mode awsvpc a host port is not the container port"},
    {"E3054", "task-not-for-fargate", error, "a Fargate service runs a task definition that is not made for Fargate"},
    {"E3056", "joined-health-checks", error, "the health check type EC2 of a group is joined with others"},
    {"E3505", "short-visibility-timeout", error,
     "messages are visible again before the function that handles them ends"},
    {"E3673", "instance-without-image", error, "neither an instance nor its launch template has an image"},
    {"E3697", "large-environment", error, "the environment variables of a function exceed 4 KB"},
    {"E3706", "inverted-group-size", error, "the largest size of a group is less than the smallest"},
    {"E3712", "no-room-to-scale", error, "a target tracking policy scales a group of fixed size"},
    {"E3713", "unsupported-log-driver", error,
     "a Fargate service runs containers with a log driver that Fargate lacks"},
    {"E3716", "long-layer-arn", error, "the ARN of a layer is too long for its region"},
    {"W2506", "untyped-image-parameter", warning, "a parameter that names an image is not of the type for images"},
    {"W2530", "snap-start-without-version", warning, "SnapStart is on, but no version of the function is published"},
    {"W2533", "zip-without-runtime", warning, "a function from a .zip file has no Handler or Runtime"},
    {"W3663", "permission-without-account", warning, "a permission by a source without account has no SourceAccount"},
    {"W3664", "permission-for-other-service", warning,
     "the principal of a permission is not the service of its source"},
    {"W3671", "ignored-iops", warning, "Iops is given for a volume type that does not have it"},
});

}  // namespace appinfra::validate::lines
