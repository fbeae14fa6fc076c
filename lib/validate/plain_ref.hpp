#pragma once

#include <string>
#include <string_view>

namespace appinfra::validate {

/// What `Ref` gives for a type of which only `Fn::GetAtt` gives the ARN.
struct PlainRef {
    std::string_view type;
    std::string_view noun;       ///< `its name`
    std::string_view sample;     ///< Such a value.
    std::string_view attribute;  ///< That gives the ARN.

    /// What is wrong with `Ref` to a resource of this logical name where an ARN is wanted, and what mends it.
    [[nodiscard]] std::string message(std::string_view resource) const;
    [[nodiscard]] std::string advice(std::string_view resource) const;
};

/// Null for types of which `Ref` gives the ARN, or that are not known here.
[[nodiscard]] const PlainRef* find_plain_ref(std::string_view type);

}  // namespace appinfra::validate
