#include <array>

#include "parse.hpp"
#include "shapes.hpp"
#include "text.hpp"

namespace appinfra::manifest {
namespace {

/// A number of at most three digits without a zero in front.
std::optional<std::uint32_t> small_number(std::string_view text) {
    if (text.size() > 3 || !consists_of(text, is_digit, "") || (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    std::uint32_t number = 0;
    for (const char digit : text)
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
    return number;
}

std::optional<std::uint32_t> address_in(std::string_view text) {
    const auto parts = split(text, '.');
    if (parts.size() != 4)
        return std::nullopt;
    std::uint32_t address = 0;
    for (const std::string_view part : parts) {
        const auto byte = small_number(part);
        if (!byte || *byte > 255)
            return std::nullopt;
        address = address << 8U | *byte;
    }
    return address;
}

std::string dotted(std::uint32_t address) {
    std::string text;
    for (unsigned shift = 32; shift != 0; shift -= 8)
        text += std::to_string(address >> (shift - 8) & 0xFFU) + (shift == 8 ? "" : ".");
    return text;
}

}  // namespace

Parsed<Cidr> parse_cidr(const ValueType& type, const Node& node) {
    auto line = one_line(type, node);
    if (auto* problem = std::get_if<Problem>(&line))
        return std::move(*problem);
    const auto text = std::get<std::string_view>(line);
    const std::size_t slash = text.find('/');
    const auto address = address_in(text.substr(0, slash));
    const auto length = slash == std::string_view::npos ? std::nullopt : small_number(text.substr(slash + 1));
    const auto wrong = [](std::string message, std::string help) {
        return Problem{.id = Id::invalid_network_range, .message = std::move(message), .help = std::move(help)};
    };
    if (!address || !length || *length > 32)
        return wrong("is not " + std::string(type.noun), takes(type));
    if (*length < type.min || *length > type.max)
        return wrong("is not of a size that a network here can have", "the prefix length is /16 (largest) to /20");
    const std::uint32_t network = *address & ~(0xFFFFFFFFU >> *length);
    if (network != *address)
        return wrong("does not begin at a multiple of its size",
                     "write `" + dotted(network) + "/" + std::to_string(*length) + "`");
    return Cidr{.text = std::string(text), .prefix_length = static_cast<int>(*length)};
}

}  // namespace appinfra::manifest
