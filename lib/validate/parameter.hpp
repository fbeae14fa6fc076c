#pragma once

#include <optional>
#include <string_view>

namespace appinfra::validate {

struct ParameterType {
    bool list = false;
    bool number = false;
    bool stored = false;  ///< The parameter holds the name of an SSM parameter, which holds the value.
};

/// What the type of a parameter stands for; nothing for a type that does not exist.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
/// (2026-11-23)
[[nodiscard]] std::optional<ParameterType> parameter_type(std::string_view name);

}  // namespace appinfra::validate
