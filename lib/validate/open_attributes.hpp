#pragma once

#include <string_view>

namespace appinfra::validate {

/// Whether `Fn::GetAtt` gives a property of resources of this type although the registry does not call it read-only.
[[nodiscard]] bool gives_property(std::string_view type, std::string_view property);

}  // namespace appinfra::validate
