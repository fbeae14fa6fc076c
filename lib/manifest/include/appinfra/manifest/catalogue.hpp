#pragma once

#include <span>
#include <string_view>

namespace appinfra::manifest {

/// One kind of finding on a manifest.
struct CatalogueEntry {
    std::string_view id;       ///< `A0006`.
    std::string_view name;     ///< The wrong pattern, `unknown-key`.
    std::string_view summary;  ///< One sentence: what is wrong and why it matters.
};

/// All kinds of findings, ordered by id. Ids are never used again for something else.
[[nodiscard]] std::span<const CatalogueEntry> catalogue();

}  // namespace appinfra::manifest
