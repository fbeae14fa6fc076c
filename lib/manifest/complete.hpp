#pragma once

#include <string>
#include <string_view>

#include "appinfra/manifest/app.hpp"
#include "findings.hpp"

namespace appinfra::manifest {

/// Gives `app` its defaults that depend on other values. `environment` is empty for the base, whose domain is
/// `base_domain`. Unless `owns_domain`, an environment that does not set its domain gets `<environment>.<base_domain>`.
void complete(App& app, std::string_view environment, const std::string& base_domain, bool owns_domain);

/// Reports to `found` values that are right each for itself, but not together; those that `values` concern are left
/// out. `where` is the place to point at when defaults are at fault.
void check(const App& app, diagnostics::Span where, const Findings& values, Findings& found);

}  // namespace appinfra::manifest
