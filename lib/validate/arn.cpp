#include "arn.hpp"

#include <algorithm>

namespace appinfra::validate {
namespace {

/// What stands before the next colon, which is taken away; nothing where there is no colon.
std::optional<std::string_view> next_part(std::string_view& text) {
    const std::size_t colon = text.find(':');
    if (colon == text.npos)
        return {};
    const std::string_view part = text.substr(0, colon);
    text.remove_prefix(colon + 1);
    return part;
}

bool is_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

}  // namespace

std::optional<Arn> parse_arn(std::string_view text) {
    if (next_part(text) != "arn")
        return {};
    const auto partition = next_part(text);
    const auto service = next_part(text);
    if (!service)
        return {};
    const auto region = next_part(text);
    if (!region)
        return Arn{.partition = *partition, .service = *service, .region = text};
    const auto account = next_part(text);
    return Arn{.partition = *partition,
               .service = *service,
               .region = *region,
               .account = account.value_or(text),
               .resource = account ? text : std::string_view{}};
}

bool is_partition(std::string_view text) {
    return text.starts_with("aws") &&
           std::ranges::all_of(text.substr(3), [](char c) { return is_letter(c) || c == '-'; });
}

bool is_account(std::string_view text) {
    return text.size() == 12 && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
}

}  // namespace appinfra::validate
