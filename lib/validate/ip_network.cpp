#include "ip_network.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace appinfra::validate {
namespace {

template <std::size_t size>
using Bytes = std::array<std::uint8_t, size>;

template <std::size_t size>
std::optional<Bytes<size>> address(std::string_view text) {
    if (text.size() >= INET6_ADDRSTRLEN)
        return {};
    Bytes<size> bytes{};
    if (inet_pton(size == 4 ? AF_INET : AF_INET6, std::string(text).c_str(), bytes.data()) != 1)
        return {};
    return bytes;
}

template <std::size_t size>
std::optional<std::size_t> prefix_length(std::string_view text) {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc{} || end != text.data() + text.size() || length > size * 8)
        return {};
    return length;
}

template <std::size_t size>
bool is_network(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto bytes = address<size>(text.substr(0, slash));
    if (!bytes || slash == std::string_view::npos)
        return bytes.has_value();
    const auto length = prefix_length<size>(text.substr(slash + 1));
    if (!length)
        return false;
    for (std::size_t bit = *length; bit < size * 8; ++bit)
        if (((*bytes)[bit / 8] >> (7 - bit % 8) & 1) != 0)
            return false;
    return true;
}

template <std::size_t size>
bool is_block(std::string_view text) {
    const std::size_t slash = text.find('/');
    return slash != std::string_view::npos && address<size>(text.substr(0, slash)) &&
           prefix_length<size>(text.substr(slash + 1));
}

}  // namespace

bool is_ipv4_address(std::string_view text) { return address<4>(text).has_value(); }
bool is_ipv6_address(std::string_view text) { return address<16>(text).has_value(); }
bool is_ipv4_network(std::string_view text) { return is_network<4>(text); }
bool is_ipv6_network(std::string_view text) { return is_network<16>(text); }

bool is_address_block(std::string_view text) { return is_block<4>(text) || is_block<16>(text); }

}  // namespace appinfra::validate
