#pragma once

#include <cstddef>
#include <string_view>

namespace appinfra::document {

/// Calls `visit(name)` for each `${name}` of the text of an `Fn::Sub`; `${!name}` is left alone. False where a `${` is
/// never closed.
template <class Visit>
bool for_each_variable(std::string_view text, Visit&& visit) {
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            return false;
        std::string_view name = text.substr(at + 2, end - at - 2);
        at = end;
        while (name.starts_with(' '))
            name.remove_prefix(1);
        if (name.starts_with('!'))
            continue;
        while (name.ends_with(' '))
            name.remove_suffix(1);
        visit(name);
    }
    return true;
}

}  // namespace appinfra::document
