#pragma once

#include <span>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/manifest/catalogue.hpp"
#include "appinfra/scenarios/scenario.hpp"

namespace appinfra::scenarios {

/// Reports what of the manifest the scenario cannot do (errors: nothing should be rendered), does in another way, or
/// has no use for although somebody wrote it (notes). Ids of `limit_catalogue()`.
void check_limits(const Scenario& scenario, const manifest::Manifest& manifest, diagnostics::Sink& sink);

/// All kinds of these findings, ordered by id.
[[nodiscard]] std::span<const manifest::CatalogueEntry> limit_catalogue();

}  // namespace appinfra::scenarios
