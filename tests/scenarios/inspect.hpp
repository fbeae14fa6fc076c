#pragma once

#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "appinfra/manifest/read.hpp"
#include "appinfra/scenarios/render.hpp"
#include "catch.hpp"

namespace appinfra::scenarios::tests {

using nlohmann::json;

inline constexpr std::array both_layouts{cfn::Layout::single, cfn::Layout::layered};

/// A manifest that must read without errors.
[[nodiscard]] manifest::Manifest read_good(std::string_view text);
/// The text of a file of this repository.
[[nodiscard]] std::string source_file(const std::string& path);

/// The templates of one environment. Checked: they have no errors by the facts.
[[nodiscard]] std::vector<cfn::Template> render_valid(const Scenario& scenario, const manifest::Manifest& manifest,
                                                      const manifest::Environment& environment, cfn::Layout layout);

/// The templates of the built-in example for one of its environments; rendered once for all tests.
[[nodiscard]] const std::vector<cfn::Template>& built_in(const Scenario& scenario,
                                                         const manifest::Environment& environment, cfn::Layout layout);

[[nodiscard]] json as_json(const cfn::Template& rendered);

/// Calls `visit(text, path)` for every string; the path is that of a JSON pointer.
void for_each_string(const json& value, const std::function<void(const std::string&, const std::string&)>& visit,
                     const std::string& path = {});

}  // namespace appinfra::scenarios::tests
