#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "appinfra/schema/facts.hpp"

namespace appinfra::schema {

/// The types of a folder of registry schemas (see `import_folder`), as `Facts::over` reads them, for `base.with`. They
/// are taken to be in every region; of a type that `base` knows, what no registry schema says stays as it was. What the
/// facts have no word for is listed in `notes`. Throws FactsError.
[[nodiscard]] std::vector<std::uint32_t> add_types(const Facts& base, const std::filesystem::path& folder,
                                                   std::vector<std::string>& notes);

}  // namespace appinfra::schema
