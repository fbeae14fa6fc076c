#pragma once

#include <string_view>

namespace appinfra::validate::rules {

/// Whether a domain name is another one or below it.
[[nodiscard]] constexpr bool is_within(std::string_view name, std::string_view domain) {
    return name == domain || (name.ends_with(domain) && name.substr(0, name.size() - domain.size()).ends_with('.'));
}

}  // namespace appinfra::validate::rules
