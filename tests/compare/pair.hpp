#pragma once

#include <string>
#include <string_view>

#include "appinfra/compare/predict.hpp"

namespace pair {

/// The prediction for two templates in YAML.
appinfra::compare::Prediction predict(std::string_view before, std::string_view after);

/// The one change that is predicted.
appinfra::compare::Change only_change(std::string_view before, std::string_view after);

/// The change of that resource; fails where none is predicted.
appinfra::compare::Change change_of(const appinfra::compare::Prediction& prediction, std::string_view logical_id);

/// `path update because` of each difference, one a line.
std::string differences(const appinfra::compare::Change& change);

}  // namespace pair
