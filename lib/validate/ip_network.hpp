#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace appinfra::validate {

/// A block of addresses, of either version of the protocol.
struct IpNetwork {
    std::array<std::uint8_t, 16> address{};  ///< Of version 4, the first four bytes.
    int prefix = 0;
    bool version6 = false;
};

/// An address with the length of its prefix, `10.0.0.0/16`, and no bit set behind it. Without a length: one address.
[[nodiscard]] std::optional<IpNetwork> ip_network_in(std::string_view text);

[[nodiscard]] bool contains(const IpNetwork& network, const IpNetwork& part);
[[nodiscard]] bool overlap(const IpNetwork& one, const IpNetwork& other);

[[nodiscard]] bool is_ipv4_address(std::string_view text);
[[nodiscard]] bool is_ipv6_address(std::string_view text);
[[nodiscard]] bool is_ipv4_network(std::string_view text);
[[nodiscard]] bool is_ipv6_network(std::string_view text);

/// An IPv4 or IPv6 address with the length of its prefix; bits behind it may be set.
[[nodiscard]] bool is_address_block(std::string_view text);

}  // namespace appinfra::validate
