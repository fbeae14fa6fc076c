#pragma once

#include <string_view>
#include <vector>

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// One shape for what differs between regions, in which the differences are `by-region` clauses. `regions` has the
/// shape of each region under its name; these differ in nothing but the values allowed, perhaps of a property and on
/// a condition. Throws FactsError when they differ in more.
[[nodiscard]] ShapeModel merge_regions(const std::vector<NamedShapeModel>& regions, std::string_view file);

/// Makes one of the parts of an `all-of` clause that differ in nothing but a constant or a pattern of their condition.
void merge_parts(ShapeModel& shape);

}  // namespace appinfra::schema
