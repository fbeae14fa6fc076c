#pragma once

#include "appinfra/topology/shell.hpp"

namespace appinfra::topology {

/// A build specification of CodeBuild that runs one script in bash. `exported` is the variable that later steps of a
/// pipeline see; empty: none.
[[nodiscard]] cfn::Value<cfn::String> build_specification(const Script& script, const std::string& exported = {});

/// https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html (2026-11-23)
struct BuildHost {
    const char* image;
    const char* type;
};
[[nodiscard]] BuildHost build_host(bool arm);

}  // namespace appinfra::topology
