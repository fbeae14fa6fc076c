#pragma once

#include <cstdint>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// The model, with what `derive` adds, in the form that `Facts` reads where it lies. The same model always gives the
/// same words. Throws FactsError when something is too large for the form.
[[nodiscard]] std::vector<std::uint32_t> write_blob(const Model& model);

}  // namespace appinfra::schema
