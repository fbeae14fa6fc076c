#include "suspicion.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text.hpp"

namespace appinfra::manifest {
namespace {

constexpr std::array<std::string_view, 7> telling_words{"secret",     "passw", "passphrase", "token",
                                                        "credential", "_key",  "-----begin"};

/// Last words of variables that hold secrets. `PASSWORD_MIN_LENGTH` and `TOKEN_LIFETIME` do not.
constexpr std::array<std::string_view, 16> secret_endings{
    "PASSWORD",   "PASSWD",         "PASS",       "PASSPHRASE",  "SECRET",     "TOKEN",
    "API_KEY",    "APIKEY",         "ACCESS_KEY", "PRIVATE_KEY", "SECRET_KEY", "SECRET_KEY_BASE",
    "MASTER_KEY", "ENCRYPTION_KEY", "CREDENTIAL", "CREDENTIALS"};

std::string upper(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

bool is_secret_name(std::string_view name) {
    const std::string upper_name = upper(name);
    return std::any_of(secret_endings.begin(), secret_endings.end(), [&](std::string_view ending) {
        if (!upper_name.ends_with(ending))
            return false;
        const std::size_t before = upper_name.size() - ending.size();
        return before == 0 || upper_name[before - 1] == '_';
    });
}

/// `scheme://user:password@host`.
bool is_url_with_password(std::string_view value) {
    const std::size_t scheme = value.find("://");
    if (scheme == std::string_view::npos)
        return false;
    const std::string_view rest = value.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find('/'));
    const std::size_t at = authority.rfind('@');
    const std::size_t colon = authority.find(':');
    return at != std::string_view::npos && colon != std::string_view::npos && colon + 1 < at;
}

/// The id of an AWS access key, long-lived or temporary.
bool is_access_key(std::string_view value) {
    return value.size() == 20 && (value.starts_with("AKIA") || value.starts_with("ASIA")) &&
           std::all_of(value.begin(), value.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

}  // namespace

bool speaks_of_secrets(std::string_view line) {
    std::string lower(line);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    return std::any_of(telling_words.begin(), telling_words.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

bool looks_like_secret(std::string_view name, std::string_view value) {
    if (value.empty() || value == "true" || value == "false")
        return false;
    return is_secret_name(name) || is_url_with_password(value) || is_access_key(value) ||
           value.find("-----BEGIN") != std::string_view::npos;
}

}  // namespace appinfra::manifest
