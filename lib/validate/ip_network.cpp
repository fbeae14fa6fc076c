#include "ip_network.hpp"

#include <arpa/inet.h>

#include <charconv>
#include <string>

namespace appinfra::validate {
namespace {

std::optional<IpNetwork> single_address(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN)
        return {};
    IpNetwork one{.version6 = text.find(':') != std::string_view::npos};
    one.prefix = one.version6 ? 128 : 32;
    if (inet_pton(one.version6 ? AF_INET6 : AF_INET, std::string(text).c_str(), one.address.data()) != 1)
        return {};
    return one;
}

bool bit(const IpNetwork& network, int place) {
    const auto byte = network.address[static_cast<std::size_t>(place / 8)];
    return ((byte >> (7 - place % 8)) & 1) != 0;
}

/// Bits of the address beyond the prefix may be set.
std::optional<IpNetwork> block_in(std::string_view text) {
    const std::size_t slash = text.find('/');
    auto block = slash == std::string_view::npos ? std::nullopt : single_address(text.substr(0, slash));
    if (!block)
        return {};
    const int bits = block->prefix;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, block->prefix);
    if (error != std::errc{} || rest != end || block->prefix < 0 || block->prefix > bits)
        return {};
    return block;
}

}  // namespace

std::optional<IpNetwork> ip_network_in(std::string_view text) {
    if (text.find('/') == std::string_view::npos)
        return single_address(text);
    auto network = block_in(text);
    if (!network)
        return {};
    const int bits = network->version6 ? 128 : 32;
    for (int place = network->prefix; place < bits; ++place)
        if (bit(*network, place))
            return {};
    return network;
}

bool contains(const IpNetwork& network, const IpNetwork& part) {
    if (network.version6 != part.version6 || network.prefix > part.prefix)
        return false;
    for (int place = 0; place < network.prefix; ++place)
        if (bit(network, place) != bit(part, place))
            return false;
    return true;
}

bool overlap(const IpNetwork& one, const IpNetwork& other) { return contains(one, other) || contains(other, one); }

bool is_ipv4_address(std::string_view text) {
    const auto one = single_address(text);
    return one && !one->version6;
}

bool is_ipv6_address(std::string_view text) {
    const auto one = single_address(text);
    return one && one->version6;
}

bool is_ipv4_network(std::string_view text) {
    const auto network = ip_network_in(text);
    return network && !network->version6;
}

bool is_ipv6_network(std::string_view text) {
    const auto network = ip_network_in(text);
    return network && network->version6;
}

bool is_address_block(std::string_view text) { return block_in(text).has_value(); }

}  // namespace appinfra::validate
