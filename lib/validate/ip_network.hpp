#pragma once

#include <string_view>

namespace appinfra::validate {

[[nodiscard]] bool is_ipv4_address(std::string_view text);
[[nodiscard]] bool is_ipv6_address(std::string_view text);
/// An address with the length of its prefix, `10.0.0.0/16`, and no bit set behind it. Without a length: one address.
[[nodiscard]] bool is_ipv4_network(std::string_view text);
[[nodiscard]] bool is_ipv6_network(std::string_view text);

/// An IPv4 or IPv6 address with the length of its prefix; bits behind it may be set.
[[nodiscard]] bool is_address_block(std::string_view text);

}  // namespace appinfra::validate
