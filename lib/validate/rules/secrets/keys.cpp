#include <algorithm>

#include "secrets.hpp"

namespace appinfra::validate::rules {
namespace {

bool is_upper_or_digit(char c) { return ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9'); }
bool is_base64(char c) { return is_upper_or_digit(c) || ('a' <= c && c <= 'z') || c == '+' || c == '/'; }
bool is_word(char c) { return c == '_' || (is_base64(c) && c != '+' && c != '/'); }

/// How many characters at the beginning are of a kind.
template <class Predicate>
std::size_t run_of(std::string_view text, Predicate predicate) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, predicate) - text.begin());
}

bool is_example(std::string_view key) { return key.find("EXAMPLE") != key.npos || key.find("XXXX") != key.npos; }

/// Letters and digits follow the mark, so many at least.
bool is_token(std::string_view rest, std::size_t least) { return run_of(rest, is_word) >= least; }

/// The key itself follows the mark, unlike in a script that looks for one.
bool is_private_key(std::string_view rest, std::size_t least) {
    rest.remove_prefix(std::min(rest.find_first_not_of("\r\n "), rest.size()));
    if (rest.starts_with("\\n"))
        rest.remove_prefix(2);
    return run_of(rest, is_base64) >= least;
}

/// A value of that length follows the name.
bool is_secret_key(std::string_view rest, std::size_t length) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" =:\"'\\"), rest.size()));
    return run_of(rest, is_base64) == length && !is_example(rest.substr(0, length));
}

bool is_key_id(std::string_view rest, std::size_t length) {
    const std::string_view word = rest.substr(0, run_of(rest, is_word));
    return word.size() == length && std::ranges::all_of(word, is_upper_or_digit) && !is_example(word);
}

/// What a secret begins with, or follows.
struct Mark {
    std::string_view text;
    std::string_view what;
    bool (*is_secret)(std::string_view rest, std::size_t length);
    std::size_t length;
};

constexpr std::string_view key_id = "the id of an access key";

constexpr Mark marks[] = {
    {"AKIA", key_id, is_key_id, 16},
    {"ASIA", key_id, is_key_id, 16},
    {"AWS_SECRET_ACCESS_KEY", "a secret access key", is_secret_key, 40},
    {"PRIVATE KEY-----", "a private key", is_private_key, 40},
    {"SecretAccessKey", "a secret access key", is_secret_key, 40},
    {"aws_secret_access_key", "a secret access key", is_secret_key, 40},
    {"ghp_", "a token of GitHub", is_token, 36},
    {"gho_", "a token of GitHub", is_token, 36},
    {"ghs_", "a token of GitHub", is_token, 36},
    {"github_pat_", "a token of GitHub", is_token, 60},
    {"glpat-", "a token of GitLab", is_token, 20},
    {"sk_live_", "a key of Stripe", is_token, 24},
};

bool may_begin_mark(char c) { return c == 'A' || c == 'P' || c == 'S' || c == 'a' || c == 'g' || c == 's'; }

/// What secret a text holds; empty for none. Secrets come before ids.
std::string_view secret_in(std::string_view text) {
    std::string_view found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!may_begin_mark(text[at]))
            continue;
        const std::string_view from = text.substr(at);
        for (const Mark& mark : marks) {
            if (mark.text[0] != from[0] || !from.starts_with(mark.text) ||
                !mark.is_secret(from.substr(mark.text.size()), mark.length))
                continue;
            const bool whole = at == 0 || !is_word(text[at - 1]) || mark.is_secret != is_key_id;
            if (whole && mark.what != key_id)
                return mark.what;
            if (whole)
                found = mark.what;
        }
    }
    return found;
}

constexpr std::size_t shortest = 20;

void check_text(Context& context, NodeId node, std::string_view text, bool is_key) {
    const std::string_view what = text.size() < shortest ? std::string_view{} : secret_in(text);
    if (what.empty())
        return;
    const RuleId rule = what == key_id ? RuleId("A2208") : RuleId("A2207");
    const std::string message = "the text holds " + std::string(what);
    const std::string help =
        what == key_id ? "use a role, and delete the access key" : "revoke it, and keep its successor in a secret";
    auto& finding = is_key ? context.report_key(rule, node, message, help) : context.report(rule, node, message, help);
    finding.confidential = true;
    if (is_key)
        finding.path = context.document.path(context.document.parent(node));  // That of the node names the secret.
}

}  // namespace

void check_keys(Context& context) {
    const Document& document = context.document;
    for (NodeId node{0}; node.index < document.size(); ++node.index) {
        if (node != document.root() && !document.parent(node))
            continue;  // of no place in the template: a key that has an anchor
        check_text(context, node, text_of(document, node), false);
        check_text(context, node, document.key(node), true);
    }
}

}  // namespace appinfra::validate::rules
