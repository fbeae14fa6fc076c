#pragma once

#include "appinfra/validate/catalogue/rule_info.hpp"

namespace appinfra::validate::lines {

/// Permissions and network paths that a reference needs.
inline constexpr auto wiring_rules = std::to_array<RuleLine>({
    {"A2101", "task-cannot-read-secret", error, "the execution role of a task may not read a secret of the task"},
    {"A2102", "task-cannot-start", error, "the execution role of a task may not pull its image or write its log"},
    {"A2103", "target-role-too-weak", warning, "the role of a schedule, rule or pipe may not do what it takes"},
    {"A2104", "pipeline-role-too-weak", warning, "the role of a pipeline may not do what an action does"},
    {"A2105", "build-cannot-read-secret", warning, "the role of a build may not read a variable of the build"},
    {"A2106", "function-cannot-join-network", error, "the role of a function may not create network interfaces"},
    {"A2107", "function-cannot-send-failures", error, "the role of a function may not send to where its failures go"},
    {"A2108", "function-cannot-poll", error, "the role of a function may not read from its event source"},
    {"A2109", "function-cannot-read-secret", warning,
     "a function or task is told of a secret that its role may not read"},
    {"A2110", "function-not-callable", warning, "a service is told to call a function that does not let it"},
    {"A2111", "destination-refuses", warning, "a service is told to send to a queue or topic that does not let it"},
    {"A2112", "key-refuses-sender", warning, "a service is told to send to a queue or topic whose key it may not use"},
    {"A2113", "target-port-closed", warning, "no security group lets a load balancer reach its target"},
    {"A2114", "data-port-closed", warning, "no security group lets a client reach the database or cache that it uses"},
    {"A2115", "mount-port-closed", warning, "no security group lets a client reach a mount target"},
    {"A2116", "database-open-to-world", warning, "everybody can reach a database with a public address"},
    {"A2117", "shell-open-to-world", info, "everybody can reach a port for remote access"},
    {"A2119", "key-refuses-logs", error, "a log group has a key that CloudWatch Logs may not use"},
});

}  // namespace appinfra::validate::lines
