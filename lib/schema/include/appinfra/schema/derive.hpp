#pragma once

#include "appinfra/schema/model.hpp"

namespace appinfra::schema {

/// Fills what follows from the rest: the attributes of each type, the kinds of references that these and `Ref` make,
/// and the kinds that each property accepts (`Keyword::kinds`). `also_fits` of the model widens the latter. Throws
/// FactsError when a reference leads to no shape, or through more than a few others.
void derive(Model& model);

}  // namespace appinfra::schema
