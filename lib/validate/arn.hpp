#pragma once

#include <optional>
#include <string_view>

namespace appinfra::validate {

/// `arn:partition:service:region:account:resource`; the last two may be missing in policies.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html (2026-11-24)
struct Arn {
    std::string_view partition;
    std::string_view service;
    std::string_view region;
    std::optional<std::string_view> account = {};
    std::string_view resource = {};
};

/// Nothing where a text has fewer than four parts, or does not begin with `arn`.
[[nodiscard]] std::optional<Arn> parse_arn(std::string_view text);

/// `aws`, `aws-cn`, `aws-us-gov` and their like.
[[nodiscard]] bool is_partition(std::string_view text);
[[nodiscard]] bool is_account(std::string_view text);

}  // namespace appinfra::validate
