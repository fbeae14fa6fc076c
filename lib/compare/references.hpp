#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "side.hpp"

namespace appinfra::compare {

/// A name that expressions refer to. Parameters and resources share one name space.
struct Name {
    enum class Kind : std::uint8_t { parameter_or_resource, condition, mapping };
    Kind kind;
    std::string_view text;

    friend bool operator==(const Name&, const Name&) = default;
};

struct NameHash {
    std::size_t operator()(const Name& name) const {
        return std::hash<std::string_view>{}(name.text) * 4 + static_cast<std::size_t>(name.kind);
    }
};

/// Calls `visit` with each name that the expressions at and below `root` refer to, and with the outermost function in
/// which the reference stands.
void for_each_reference(const Document& document, NodeId root, const std::function<void(Name, NodeId)>& visit);

}  // namespace appinfra::compare
