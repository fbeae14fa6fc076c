#include "text.hpp"

#include <algorithm>
#include <array>

namespace appinfra::validate {
namespace {

bool may_be_secret(std::string_view key) {
    constexpr std::array<std::string_view, 6> words = {"password",   "secret",     "token",
                                                       "credential", "privatekey", "apikey"};
    return std::ranges::any_of(words, [&](std::string_view word) {
        return std::search(key.begin(), key.end(), word.begin(), word.end(),
                           [](char a, char b) { return lower(a) == b; }) != key.end();
    });
}

}  // namespace

std::string shown(const Document& document, NodeId node) {
    if (document.kind(node) == Kind::list)
        return "a list";
    if (document.kind(node) == Kind::map)
        return "a map";
    if (document.kind(node) == Kind::null)
        return "null";
    const NodeId holder = document.key(node).empty() ? document.parent(node) : node;
    if (holder && may_be_secret(document.key(holder)))
        return "the value";
    return quoted(scalar_text(document, node));
}

bool is_same_but_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(
        left, right, {}, [](char c) { return lower(c); }, [](char c) { return lower(c); });
}

bool is_alphanumeric(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return ('a' <= lower(c) && lower(c) <= 'z') || ('0' <= c && c <= '9');
    });
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

std::vector<std::string> comma_separated(std::string_view text) {
    std::vector<std::string> items;
    for (std::size_t comma = text.find(','); comma != text.npos; comma = text.find(',')) {
        items.emplace_back(trimmed(text.substr(0, comma)));
        text.remove_prefix(comma + 1);
    }
    items.emplace_back(trimmed(text));
    return items;
}

}  // namespace appinfra::validate
