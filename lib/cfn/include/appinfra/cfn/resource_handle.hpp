#pragma once

#include <cstdint>
#include <string>

namespace appinfra::cfn {

/// How a resource type spells its tags.
enum class TagStyle : std::uint8_t {
    none,          ///< Cannot be tagged.
    list,          ///< A list of `{Key, Value}`.
    map,           ///< A map of key to value.
    auto_scaling,  ///< A list of `{Key, Value, PropagateAtLaunch}`.
};

/// Names a resource of the template being built. Made by `Assembly::add`; the generated `Attributes` of each resource
/// type derive from it and add what `Ref` and `Fn::GetAtt` can give.
struct ResourceHandle {
    std::string logical_id;
};

}  // namespace appinfra::cfn
