#pragma once

#include <string>
#include <string_view>

namespace appinfra::manifest {

/// A manifest for a new application: every key with its default, commented out, and what it is for.
/// `app` and `domain` should be valid; what is written is what was given.
[[nodiscard]] std::string init_manifest(std::string_view app, std::string_view domain);

/// The JSON Schema (2020-12) of the manifest, for editors. The reader checks more than it can say.
[[nodiscard]] std::string json_schema();

/// The reference page of the manifest, `docs/manifest.md`.
[[nodiscard]] std::string reference_markdown();

}  // namespace appinfra::manifest
