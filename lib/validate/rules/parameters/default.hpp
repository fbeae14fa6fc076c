#pragma once

#include "../../context.hpp"
#include "../../parameter.hpp"
#include "../../patterns.hpp"

namespace appinfra::validate::rules {

/// The default of a parameter against what the parameter itself allows; of a list, each of its items.
void check_default(Context& context, const Section::Entry& parameter, const ParameterType& type, Patterns& patterns);

}  // namespace appinfra::validate::rules
