#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/diagnostics/diagnostic.hpp"

namespace judge {

/// The findings on a template in YAML. A topic is added where it has no resources.
std::vector<appinfra::diagnostics::Diagnostic> findings(std::string_view yaml, const std::string& region = "");

/// Their ids, each once, without those that only inform, one apart.
std::set<std::string> ids(std::string_view yaml, const std::string& region = "", std::string_view also = "");

/// `name<i>: value` lines for i below count, indented.
std::string entries(std::string_view name, int count, std::string_view value);

}  // namespace judge
