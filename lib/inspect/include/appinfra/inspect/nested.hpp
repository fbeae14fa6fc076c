#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "appinfra/document/document.hpp"

namespace appinfra::inspect {

/// The template at a path that another template, in `file`, names; relative to that file. Nothing where it cannot be
/// read, is no template, or is larger than CloudFormation takes. For `validate::Settings::read_nested`.
[[nodiscard]] std::optional<document::Document> read_nested(const std::string& file, std::string_view path);

}  // namespace appinfra::inspect
