#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "appinfra/diagnostics/diagnostic.hpp"
#include "appinfra/manifest/app.hpp"

namespace appinfra::manifest {

/// Reads the text of a manifest. All errors and warnings of the text go to `sink`, with ids of `catalogue()`; with an
/// error the result is empty. `file` is the name that diagnostics carry. Any bytes are safe to pass.
[[nodiscard]] std::optional<Manifest> read(std::string_view text, std::string file, diagnostics::Sink& sink);

/// The manifest that is used when there is no file: the application that the scenarios were designed for.
[[nodiscard]] std::string_view built_in_example();

/// `built_in_example()`, read.
[[nodiscard]] Manifest built_in_manifest();

}  // namespace appinfra::manifest
