#include "text.hpp"

#include <algorithm>
#include <array>

namespace appinfra::validate {
namespace {

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c + 32) : c; }

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

bool is_alphanumeric(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return ('a' <= lower(c) && lower(c) <= 'z') || ('0' <= c && c <= '9');
    });
}

}  // namespace appinfra::validate
