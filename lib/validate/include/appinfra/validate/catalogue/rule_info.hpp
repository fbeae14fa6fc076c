#pragma once

#include <array>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace appinfra::validate {

/// A line of the catalogue. Ids are cfn-lint's where the check is; `A` and four digits where it is not.
/// https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md (2026-11-24)
struct RuleLine {
    std::string_view id;
    std::string_view name;  ///< Names the wrong pattern.
    diagnostics::Severity severity;
    std::string_view summary;
};

/// What is known of a rule without running it.
struct RuleInfo {
    std::string_view id;
    std::string_view name;
    diagnostics::Severity severity;
    std::string_view summary;
    std::string_view family;
};

namespace lines {
using enum diagnostics::Severity;
}

}  // namespace appinfra::validate
