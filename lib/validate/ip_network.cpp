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

/// Bits behind the prefix may be set.
std::optional<IpNetwork> with_prefix(std::string_view text) {
    const std::size_t slash = text.find('/');
    auto network = single_address(text.substr(0, slash));
    if (!network || slash == std::string_view::npos)
        return network;
    const int bits = network->prefix;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, network->prefix);
    const bool valid = error == std::errc{} && rest == end && 0 <= network->prefix && network->prefix <= bits;
    return valid ? network : std::nullopt;
}

bool bit(const IpNetwork& network, int place) {
    const auto byte = network.address[static_cast<std::size_t>(place / 8)];
    return ((byte >> (7 - place % 8)) & 1) != 0;
}

}  // namespace

std::optional<IpNetwork> ip_network_in(std::string_view text) {
    const auto network = with_prefix(text);
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

bool is_address_block(std::string_view text) {
    return text.find('/') != std::string_view::npos && with_prefix(text).has_value();
}

}  // namespace appinfra::validate
